import { expect } from 'vitest';
import { browserTest, lab, until } from '../../test/lab.ts';

const rows: [href: string, expected: object | undefined][] = [
  ['https://partner.example/løsning', { event: 'link_out', host: 'partner.example', path: '/løsning' }],
  ['mailto:salg@nordkontor.example', { event: 'link_out', host: 'mailto', path: '/' }],
  ['tel:+4722000000', { event: 'link_out', host: 'tel', path: '/' }],
  ['mailto:?subject=Les', { event: 'share', via: 'mail' }],
  ['https://www.linkedin.com/sharing/share-offsite/?url=x', { event: 'share', via: 'social' }],
  ['/innenfor', undefined],
];
for (const [href, expected] of rows)
  browserTest(`a link to ${href}`, async () => {
    const { collector, open } = await lab({
      '/': `<a id="l" href="${href}" onclick="event.preventDefault()">Lenke</a><button data-ws-event="siste"></button>`,
    });
    const tab = await open();
    await until(() => expect(collector.named('page_view')).toHaveLength(1));
    await tab.evaluate(() => {
      (document.querySelector('#l') as HTMLElement).click();
      (document.querySelector('button') as HTMLElement).click();
    });
    await until(() => expect(collector.named('custom')).toHaveLength(1));
    const said = collector.events.filter((one) => one.event === 'link_out' || one.event === 'share');
    expect(said).toMatchObject(expected ? [expected] : []);
    expect(said).toHaveLength(expected ? 1 : 0);
  });
