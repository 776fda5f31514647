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
  // the page goes back by itself: Playwright loses a page that comes out of the cache. A browser that is busy may load
  // it anew instead; then it tries again
  const { collector, open } = await lab({
    '/a': `<script>addEventListener('pageshow', (e) => { ws(e.persisted ? 'restored' : 'loaded'); if (!e.persisted) setTimeout(() => location = '/b', 500) })</script>`,
    '/b': `<script>addEventListener('pageshow', () => { ws('other'); setTimeout(() => history.back(), 500) })</script>`,
  });
  open('/a').catch(() => {});
  const times = (name: string) => collector.named('custom').filter((event) => event.name === name).length;
  const of = (event: string, path: string) => collector.named(event).filter((one) => one.path === path).length;
  await until(() => expect(times('restored')).toBe(1));
  await until(() => expect(of('page_view', '/a')).toBe(times('loaded') + 1));
  await until(() => expect(of('page_view', '/b')).toBe(times('other')));
  await until(() => expect(of('page_left', '/a')).toBe(times('loaded')));
  await until(() => expect(of('page_left', '/b')).toBe(times('other')));
  expect(collector.named('page_view').at(-1)).toMatchObject({ path: '/a' });
  expect(new Set(collector.events.map(({ tab, seq }) => `${tab} ${seq}`)).size).toBe(collector.events.length);
});

browserTest('a page that is only prerendered says nothing until it is shown', async () => {
  // without any automation, which would switch prerendering off: the page goes on by itself
  let prerendered = '';
  const { collector, url } = await lab((collector) => ({
    '/klar': (reply) => {
      prerendered = 'ja';
      return reply.send('');
    },
    '/er-den-klar': (reply) => reply.send(prerendered),
    '/': html(
      '',
      `${tag(collector)}<script type="speculationrules">{"prerender":[{"source":"list","urls":["/neste"],"eagerness":"immediate"}]}</script>
      <script>const t = setInterval(async () => await (await fetch('/er-den-klar')).text() && (clearInterval(t), setTimeout(() => location = "/neste", 500)), 100)</script>`,
    ),
    '/neste': html(
      'Neste',
      `<script>${stub({ site: 'pk_test', host: collector.origin })}</script>${tag(collector)}<script>document.addEventListener('prerenderingchange', () => ws('shown')); addEventListener('load', () => fetch('/klar'))</script>`,
    ),
  }));
  browse(url('/'));
  await until(() => expect(collector.named('custom')).toMatchObject([{ name: 'shown' }]));
  await until(() => expect(paths(collector.named('page_view'))).toEqual(['/', '/neste']));
  const [, view] = collector.named('page_view');
  expect(Math.abs(view!.at - collector.named('custom')[0]!.at)).toBeLessThan(200);
});

browserTest('an e-mail address in an address goes nowhere, and only allowed parameters stay', async () => {
  const { collector, context, url } = await lab({}, { attributes: 'data-query="side"' });
  const tab = await context.newPage();
  await tab.goto(url('/bruker/kari.nordmann%40fjord.example/profil?side=2&navn=Kari'));
  await until(() => expect(collector.batches).toHaveLength(1));
  expect(collector.batches[0]!.events[0]).toMatchObject({ path: '/bruker/-/profil?side=2' });
});
