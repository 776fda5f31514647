import { expect } from 'vitest';
import { browserTest, lab, until } from '../../test/lab.ts';

const rows: [html: string, expected: object][] = [
  [
    '<button id="x" data-ws-event="tool_used" data-ws-name="roi" data-ws-kind="calculator">Regn</button>',
    { event: 'tool_used', name: 'roi', kind: 'calculator' },
  ],
  [
    '<button id="x" data-ws-event="cart" data-ws-items="2" data-ws-value="1490.50" data-ws-currency="NOK">Kurv</button>',
    { event: 'cart', action: 'changed', items: 2, value: 1490.5, currency: 'NOK' },
  ],
  [
    '<a id="x" href="/prisliste.pdf" data-ws-event="demo_bestilt" data-ws-sted="topp">Demo</a>',
    { event: 'custom', name: 'demo_bestilt', props: { sted: 'topp' } },
  ],
  [
    '<form data-ws-event="checkout" data-ws-step="levering" onsubmit="event.preventDefault()"><button id="x">Videre</button></form>',
    { event: 'checkout', step: 'levering' },
  ],
];
for (const [page, expected] of rows)
  browserTest(`declared in the page: ${JSON.stringify(expected)}`, async () => {
    const { collector, open } = await lab({ '/': page });
    const tab = await open();
    await until(() => expect(collector.named('page_view')).toHaveLength(1));
    await tab.click('#x');
    const said = () => collector.events.filter((event) => !event.event.startsWith('page_'));
    await until(() => expect(said()).toMatchObject([expected]));
    expect(collector.rejected).toEqual([]);
  });
