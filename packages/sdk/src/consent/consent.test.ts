import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { consentManagers } from '../../lab/consent-managers.ts';
import { browserTest, html, lab, secondFile, tag, until } from '../../test/lab.ts';

const ws = (tab: Page, name: string, fields: object = {}) =>
  tab.evaluate(
    ([name, fields]) => (window as never as { ws: (n: unknown, f: unknown) => void }).ws(name, fields),
    [name, fields],
  );
/** Everything this site could have stored in the browser. */
const stored = (tab: Page) =>
  tab.evaluate(() =>
    [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...document.cookie.split('; ')].filter(Boolean),
  );
const loaded = (tab: Page) =>
  tab.waitForFunction(() => !(window as never as { ws: { q?: unknown } }).ws?.q && 'ws' in window);
const refuses = '<script>Object.defineProperty(navigator, "globalPrivacyControl", { value: true })</script>';

browserTest('before consent: nothing stored, nothing sent; granted late, this page is told after all', async () => {
  const { collector, open } = await lab({}, { attributes: 'data-mode="consent"' });
  const tab = await open();
  await loaded(tab);
  await ws(tab, 'download', { content: '/guide.pdf' });
  await tab.waitForTimeout(300);
  expect(collector.batches).toEqual([]);
  expect(await stored(tab)).toEqual([]);
  await ws(tab, 'consent', { state: 'granted', purposes: ['statistics'] });
  await until(() =>
    expect(collector.events.map((event) => event.event).sort()).toEqual(['consent', 'download', 'page_view']),
  );
  expect(collector.named('consent')).toMatchObject([{ state: 'granted', purposes: ['statistics'] }]);
  await tab.reload();
  await until(() => expect(collector.named('page_view')).toHaveLength(2));
});

browserTest('denied: all is erased, in the other tab too; nothing of that time is ever sent', async () => {
  const { collector, open } = await lab();
  const tab = await open();
  const other = await open('/annen');
  await until(() => expect(collector.named('page_view')).toHaveLength(2));
  await ws(tab, 'consent', { state: 'denied' });
  await until(() => expect(collector.named('consent')).toMatchObject([{ state: 'denied' }, { state: 'denied' }]));
  expect(await stored(tab)).toEqual(['ws_c']);
  await ws(tab, 'download', { content: '/hemmelig.pdf' });
  await ws(other, 'download', { content: '/hemmelig.pdf' });
  await tab.reload();
  await loaded(tab);
  const before = collector.named('page_view')[0]!.visitor;
  await ws(tab, 'consent', { state: 'granted' });
  await ws(tab, 'download', { content: '/lov.pdf' });
  await until(() => expect(collector.named('download')).toMatchObject([{ content: '/lov.pdf' }]));
  expect(collector.named('download')[0]!.visitor).not.toBe(before);
  expect(await other.evaluate(() => true)).toBe(true);
});

for (const signal of ['globalPrivacyControl', 'doNotTrack'] as const)
  browserTest(`${signal} means no, unless the visitor says yes to this page`, async () => {
    const { collector, context, url } = await lab();
    const tab = await context.newPage();
    await tab.addInitScript(
      (name) => Object.defineProperty(navigator, name, { value: name === 'doNotTrack' ? '1' : true }),
      signal,
    );
    await tab.goto(url('/'));
    await loaded(tab);
    await ws(tab, 'download', { content: '/nei.pdf' });
    await tab.waitForTimeout(300);
    expect(collector.batches).toEqual([]);
    expect(await stored(tab)).toEqual([]);
    await ws(tab, 'consent', { state: 'granted' });
    await ws(tab, 'download', { content: '/ja.pdf' });
    await until(() => expect(collector.named('download')).toMatchObject([{ content: '/ja.pdf' }]));
  });

browserTest('a consent manager does not overrule the browser', async () => {
  const { collector, open } = await lab((collector) => ({
    '/': html(
      '',
      `${refuses}<script>dataLayer = []; dataLayer.push(['consent', 'update', { analytics_storage: 'granted' }])</script>${tag(collector)}`,
    ),
  }));
  await loaded(await open());
  expect(collector.batches).toEqual([]);
});

browserTest('cookieless: nothing is stored, nobody has an id, nobody becomes a person', async () => {
  const { collector, open } = await lab({}, { attributes: 'data-mode="cookieless"' });
  const tab = await open();
  await until(() => expect(collector.named('page_view')).toHaveLength(1));
  await ws(tab, 'identify', { person: 'kari@fjord.example' });
  await ws(tab, 'download', { content: '/guide.pdf' });
  await until(() => expect(collector.named('download')).toHaveLength(1));
  expect(collector.named('identify')).toEqual([]);
  expect(collector.events.every((event) => event.visitor === undefined)).toBe(true);
  expect(await stored(tab)).toEqual([]);
});

for (const [name, before, yes, no] of consentManagers)
  browserTest(`${name}: silent until it says yes, silent again when it says no`, async () => {
    const { collector, open } = await lab((collector) => ({
      '/': html('', `<script>${before}</script>${tag(collector, 'data-mode="consent"')}`),
    }));
    const tab = await open();
    await loaded(tab);
    if (!name.startsWith('Google')) await secondFile(tab, collector);
    await tab.waitForTimeout(300);
    expect(collector.batches).toEqual([]);
    await tab.evaluate(yes);
    await until(() => expect(collector.named('page_view')).toHaveLength(1));
    await tab.evaluate(no);
    await until(() => expect(collector.named('consent')).toMatchObject([{ state: 'denied' }]));
    await ws(tab, 'download', { content: '/nei.pdf' });
    await tab.waitForTimeout(200);
    expect(collector.named('download')).toEqual([]);
    expect(await stored(tab)).toEqual([]);
  });

browserTest('Cookie Information: a yes that was announced before the script came is heard', async () => {
  const { collector, open } = await lab((collector) => ({
    '/': html(
      '',
      `<script>CookieInformation = { getConsentGivenFor: (name) => name === 'cookie_cat_statistic' }</script>${tag(collector, 'data-mode="consent"')}`,
    ),
  }));
  await open();
  await until(() => expect(collector.named('page_view')).toHaveLength(1));
});

browserTest(
  'a manager that says no as the page begins says it of the visitor we knew, and the server is told',
  async () => {
    const { collector, open, url } = await lab((collector) => ({
      '/nei': html(
        '',
        `<script>dataLayer = [['consent', 'update', { analytics_storage: 'denied' }]]</script>${tag(collector)}`,
      ),
    }));
    const tab = await open();
    await until(() => expect(collector.named('page_view')).toHaveLength(1));
    await tab.goto(url('/nei'));
    await until(() => expect(collector.named('consent')).toMatchObject([{ state: 'denied' }]));
    expect(collector.named('consent')[0]!.visitor).toBe(collector.named('page_view')[0]!.visitor);
    expect(await stored(tab)).toEqual([]);
  },
);

browserTest("a manager's no is heard by the tab beside it", async () => {
  const { collector, open } = await lab((collector) => ({
    '*': html('<a id="g" href="#x" download>G</a>', `<script>dataLayer = []</script>${tag(collector)}`),
  }));
  const beside = await open('/ved-siden');
  const tab = await open('/a');
  await until(() => expect(collector.named('page_view')).toHaveLength(2));
  await tab.evaluate(`dataLayer.push(['consent', 'update', { analytics_storage: 'denied' }])`);
  await until(() => expect(collector.named('consent')).toHaveLength(2));
  await beside.click('#g');
  await beside.waitForTimeout(300);
  expect(collector.named('download')).toEqual([]);
});

browserTest('who allowed it in spite of the browser may take it back through a manager', async () => {
  const { collector, open } = await lab((collector) => ({
    '/': html('', `${refuses}<script>dataLayer = []</script>${tag(collector)}`),
  }));
  const tab = await open();
  await loaded(tab);
  await ws(tab, 'consent', { state: 'granted' });
  await until(() => expect(collector.named('consent')).toHaveLength(1));
  await tab.evaluate(`dataLayer.push(['consent', 'update', { analytics_storage: 'denied' }])`);
  await until(() => expect(collector.named('consent')).toHaveLength(2));
  await ws(tab, 'download', { content: '/nei.pdf' });
  await tab.waitForTimeout(200);
  expect(collector.named('download')).toEqual([]);
});
