import { expect } from 'vitest';
import type { Received } from '../../test/collector.ts';
import { browse, browserTest, html, lab, tag, until } from '../../test/lab.ts';
import { stub } from '../stub.ts';

const paths = (events: Received[]) => events.map((event) => event.path);

browserTest('the first view says where the visitor came from', async () => {
  const { collector, context, url } = await lab();
  const tab = await context.newPage();
  await tab.goto(url('/priser/?utm_source=nyhetsbrev&utm_campaign=v%C3%A5r&hemmelig=1'), {
    referer: 'https://www.google.no/søk',
  });
  await until(() =>
    expect(collector.named('page_view')).toMatchObject([
      {
        path: '/priser',
        host: 'nord.localhost',
        title: 'Nordkontor',
        referrer_host: 'www.google.no',
        utm_source: 'nyhetsbrev',
        utm_campaign: 'vår',
      },
    ]),
  );
  expect(JSON.stringify(collector.batches)).not.toContain('hemmelig');
});

for (const [way, prepare] of [
  ['the Navigation API', ''],
  ['a patched history', 'delete window.navigation; delete Window.prototype.navigation'],
] as const)
  browserTest(`a single-page navigation is one view, by ${way}`, async () => {
    const { collector, context, url } = await lab();
    const tab = await context.newPage();
    if (prepare) await tab.addInitScript(prepare);
    await tab.goto(url('/'));
    await until(() => expect(collector.named('page_view')).toHaveLength(1));
    await tab.evaluate(() => {
      history.pushState({}, '', '/omvei');
      history.replaceState({}, '', '/produkter');
      document.title = 'Produkter';
      location.hash = 'detaljer';
    });
    await until(() => expect(collector.named('page_view')).toHaveLength(2));
    await tab.goBack();
    await tab.goBack();
    await until(() => expect(paths(collector.named('page_view'))).toEqual(['/', '/produkter', '/']));
    expect(collector.named('page_view')[1]).toMatchObject({ title: 'Produkter' });
    expect(paths(collector.named('page_left'))).toEqual(['/', '/produkter']);
  });

browserTest('a page that comes back from the back/forward cache is one more view', async () => {
  // the page goes back by itself: Playwright loses a page that comes out of the cache
  const { collector, open } = await lab({
    '/a': `<script>addEventListener('pageshow', (e) => e.persisted ? ws('restored') : setTimeout(() => location = '/b', 500))</script>`,
    '/b': '<script>setTimeout(() => history.back(), 500)</script>',
  });
  open('/a').catch(() => {});
  await until(() => expect(collector.named('custom')).toMatchObject([{ name: 'restored' }]));
  await until(() => expect(paths(collector.named('page_view'))).toEqual(['/a', '/b', '/a']));
  await until(() => expect(paths(collector.named('page_left'))).toEqual(['/a', '/b']));
  expect(collector.duplicates).toEqual([]);
  expect(new Set(collector.events.map(({ tab, seq }) => `${tab} ${seq}`)).size).toBe(collector.events.length);
});

browserTest('a page that is only prerendered says nothing until it is shown', async () => {
  // without any automation, which would switch prerendering off: the page goes on by itself
  const { collector, url } = await lab((collector) => ({
    '/': html(
      '',
      `${tag(collector)}<script type="speculationrules">{"prerender":[{"source":"list","urls":["/neste"],"eagerness":"immediate"}]}</script>
      <script>setTimeout(() => location = '/neste', 1500)</script>`,
    ),
    '/neste': html(
      'Neste',
      `<script>${stub({ site: 'pk_test', host: collector.origin })}</script>${tag(collector)}<script>document.addEventListener('prerenderingchange', () => ws('shown'))</script>`,
    ),
  }));
  browse(url('/'));
  await until(() => expect(collector.named('custom')).toMatchObject([{ name: 'shown' }]));
  await until(() => expect(paths(collector.named('page_view'))).toEqual(['/', '/neste']));
  const [first, second] = collector.named('page_view');
  expect(second!.at - first!.at).toBeGreaterThan(1300);
});

browserTest('an e-mail address in an address goes nowhere, and only allowed parameters stay', async () => {
  const { collector, context, url } = await lab({}, { attributes: 'data-query="side"' });
  const tab = await context.newPage();
  await tab.goto(url('/bruker/kari.nordmann%40fjord.example/profil?side=2&navn=Kari'));
  await until(() => expect(collector.batches).toHaveLength(1));
  expect(collector.batches[0]!.events[0]).toMatchObject({ path: '/bruker/-/profil?side=2' });
});
