import { expect } from 'vitest';
import { browserTest, html, lab, tag, until } from '../../test/lab.ts';

const BUTTON = "<button onclick=\"ws('download', { content: '/guide.pdf' })\">Hent</button>";

for (const status of [429, 503])
  browserTest(`what a ${status} refuses is sent again, not before Retry-After, and stored once`, async () => {
    const { collector, open } = await lab({ '/': BUTTON });
    const tab = await open();
    await until(() => expect(collector.named('page_view')).toHaveLength(1));
    collector.fail = { status, retryAfter: 1 };
    await tab.click('button');
    const refused = Date.now();
    await until(() => expect(collector.refused).toBe(1));
    collector.fail = undefined;
    await until(() => expect(collector.named('download')).toHaveLength(1));
    expect(Date.now() - refused).toBeGreaterThan(900);
    expect(collector.duplicates).toEqual([]);
  });

for (const status of [400, 413, 415])
  browserTest(`what is refused for good (${status}) is not sent again`, async () => {
    const { collector, open } = await lab({ '/': BUTTON });
    const tab = await open();
    await until(() => expect(collector.named('page_view')).toHaveLength(1));
    collector.fail = { status };
    await tab.click('button');
    await until(() => expect(collector.refused).toBe(1));
    collector.fail = undefined;
    await tab.click('button');
    await tab.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith('ws_q.')));
    expect(collector.named('download')).toHaveLength(1);
  });

for (const status of [401, 403])
  browserTest(
    `a page whose key is refused (${status}) falls silent, and its events wait for the next page`,
    async () => {
      const { collector, open } = await lab({ '/': BUTTON });
      collector.fail = { status };
      const tab = await open();
      let tries = 0;
      tab.on('request', (request) => {
        if (request.method() === 'POST') tries++;
      });
      await tab.click('button');
      await tab.click('button');
      await tab.waitForTimeout(1500);
      expect(tries).toBeLessThanOrEqual(1);
      collector.fail = undefined;
      await tab.goto(tab.url());
      await until(() => expect(collector.named('download')).toHaveLength(2));
    },
  );

browserTest('what happened offline arrives when the network is back', async () => {
  const { collector, context, open } = await lab({ '/': BUTTON });
  const tab = await open();
  await until(() => expect(collector.named('page_view')).toHaveLength(1));
  await context.setOffline(true);
  for (let i = 0; i < 5; i++) await tab.click('button');
  await tab.waitForTimeout(200);
  expect(collector.named('download')).toHaveLength(0);
  await context.setOffline(false);
  await until(() => expect(collector.named('download')).toHaveLength(5));
  expect(collector.duplicates).toEqual([]);
});

browserTest('a beacon that was blocked although it returned true is noticed and sent again', async () => {
  const { collector, open } = await lab({ '/': 'Hei' });
  collector.swallow = ({ beacon }) => beacon;
  const tab = await open('/');
  await until(() => expect(collector.named('page_view')).toHaveLength(1));
  await tab.goto(`${tab.url()}neste`);
  await until(() => expect(collector.named('page_left')).toMatchObject([{ path: '/' }]));
  expect(collector.batches.some((batch) => batch.confirm?.length)).toBe(true);
});

browserTest('a beacon that came is confirmed, not uploaded again', async () => {
  const { collector, open } = await lab({ '/': 'Hei' });
  const tab = await open('/');
  for (const [n, path] of ['en', 'to', 'tre'].entries()) {
    await until(() => expect(collector.named('page_view')).toHaveLength(n + 1));
    await tab.goto(new URL(path, tab.url()).href);
  }
  await until(() => expect(collector.named('page_left')).toHaveLength(3));
  const left = collector.named('page_left').map((event) => event.id);
  await until(() => expect(collector.known).toEqual(expect.arrayContaining(left)));
  await tab.waitForTimeout(300);
  expect(collector.duplicates.filter((id) => collector.known.includes(id))).toEqual([]);
});

browserTest('tabs have queues of their own, and a crashed one is taken over', async () => {
  const { collector, context, open } = await lab({ '/': BUTTON });
  const crashing = await open();
  const other = await open();
  await until(() => expect(collector.named('page_view')).toHaveLength(2));
  collector.fail = { status: 503, retryAfter: 5 };
  await crashing.click('button');
  await until(() => expect(collector.refused).toBeGreaterThanOrEqual(1));
  // it waits now, and so do these
  for (let i = 0; i < 2; i++) await crashing.click('button');
  await other.click('button');
  await until(() => expect(collector.refused).toBeGreaterThanOrEqual(2));
  await crashing.goto('chrome://crash').catch(() => {});
  collector.fail = undefined;
  await context.newPage().then((tab) => tab.goto(other.url()));
  // by this page, or by the one that waits
  await until(() => expect(collector.named('download').length).toBeGreaterThanOrEqual(3), 30_000);
  await other.close();
  await context.newPage().then((tab) => tab.goto(other.url()));
  await until(() => expect(collector.named('download')).toHaveLength(4));
  expect(new Set(collector.named('download').map((event) => event.tab)).size).toBe(2);
  expect(collector.duplicates.filter((id) => collector.known.includes(id))).toEqual([]);
});

browserTest(
  '30 events of 3 KB at the exit arrive or are kept, while another script holds 40 KB of the quota',
  async () => {
    const { collector, open, url } = await lab((collector) => ({
      '/': html(
        '',
        `${tag(collector)}<script>
        addEventListener('pagehide', () => {
          navigator.sendBeacon('/annen', new Blob(['x'.repeat(40960)]));
          for (let i = 0; i < 30; i++) ws('prove', { n: i, fyll: 'å'.repeat(1500) });
        }, { capture: true });
        </script>`,
      ),
    }));
    const tab = await open();
    await until(() => expect(collector.named('page_view')).toHaveLength(1));
    await tab.goto(url('/neste'));
    await until(() => expect(collector.named('custom')).toHaveLength(30));
    await until(() => expect(collector.named('page_left')).toHaveLength(1));
  },
);

browserTest('a tab that crashes is noticed by the tab beside it', async () => {
  const { collector, open } = await lab({ '/': BUTTON });
  const crashing = await open();
  await until(() => expect(collector.named('page_view')).toHaveLength(1));
  collector.fail = { status: 503, retryAfter: 60 };
  await crashing.click('button');
  await until(() => expect(collector.refused).toBe(1));
  collector.fail = undefined;
  await open('/ved-siden');
  await until(() => expect(collector.named('page_view')).toHaveLength(2));
  expect(collector.named('download')).toEqual([]);
  await crashing.goto('chrome://crash').catch(() => {});
  // it looks after 2, 10 and 42 s
  await until(() => expect(collector.named('download')).toHaveLength(1), 45_000);
});

browserTest('what had to be given up is declared once, however many requests go out together', async () => {
  const { collector, open } = await lab({ '/': 'Hei' });
  const tab = await open();
  await until(() => expect(collector.named('page_view')).toHaveLength(1));
  await tab.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith('ws_q.')));
  collector.fail = { status: 503, retryAfter: 60 };
  await tab.evaluate(`for (let n = 0; n < 90; n++) ws('prove', { n, fyll: 'x'.repeat(3200) })`);
  await until(() => expect(collector.refused).toBeGreaterThan(1));
  // all requests are answered for
  const kept = await tab.waitForFunction(() => {
    const key = Object.keys(localStorage).find((key) => key.startsWith('ws_q.'))!;
    const entries = JSON.parse(localStorage.getItem(key)!) as unknown[][];
    return entries.every((entry) => entry[3] === 0) && entries.length;
  });
  collector.fail = undefined;
  await tab.evaluate(() => dispatchEvent(new Event('online')));
  await until(async () => expect(collector.named('custom')).toHaveLength(+(await kept.jsonValue())));
  const declared = collector.batches.reduce((sum, batch) => sum + (batch.dropped ?? 0), 0);
  expect(declared).toBeGreaterThan(0);
  expect(declared).toBe(90 - collector.named('custom').length);
});

browserTest('nothing asks before it sends: no preflight, no other request than the script and its events', async () => {
  const { collector, open } = await lab({ '/': BUTTON });
  const tab = await open();
  await tab.click('button');
  await until(() => expect(collector.named('download')).toHaveLength(1));
  expect(collector.requests).toEqual(['GET /w.js']);
});

browserTest('a duplicated tab counts for itself', async () => {
  const { collector, open, url } = await lab({ '/': '<a href="/" target="_blank" rel="opener">Ny fane</a>' });
  const tab = await open();
  await until(() => expect(collector.named('page_view')).toHaveLength(1));
  await tab.click('a');
  await until(() => expect(collector.named('page_view')).toHaveLength(2));
  const [first, second] = collector.named('page_view');
  expect(first!.visitor).toBe(second!.visitor);
  expect(first!.tab).not.toBe(second!.tab);
  await tab.goto(url('/neste'));
  await until(() => expect(collector.named('page_view')).toHaveLength(3));
  expect(collector.named('page_view')[2]!.tab).toBe(first!.tab);
});

browserTest('a clock three days off changes nothing but the times told', async () => {
  const { collector, context, url } = await lab({ '/': BUTTON });
  const tab = await context.newPage();
  await tab.addInitScript(() => {
    const now = Date.now;
    Date.now = () => now() - 3 * 86_400_000;
  });
  await tab.goto(url('/'));
  await tab.click('button');
  await until(() => expect(collector.named('download')).toHaveLength(1));
  const batch = collector.batches.at(-1)!;
  expect(Date.now() - batch.sent).toBeGreaterThan(2.9 * 86_400_000);
  expect(Math.abs(batch.sent - (batch.events[0] as { at: number }).at)).toBeLessThan(5000);
});

browserTest(
  'pages that are gone in a moment, their beacons blocked, leave nothing behind that is not found',
  async () => {
    const hop = (to: string) =>
      `<script>const t = setInterval(() => { if (window.ws && !ws.q) { clearInterval(t); location = '${to}' } }, 2)</script>`;
    const { collector, open } = await lab({
      '/': hop('/2'),
      '/2': hop('/3'),
      '/3': hop('/4'),
      '/4': hop('/5'),
      '/5': 'Her',
    });
    collector.swallow = ({ beacon }) => beacon;
    open('/').catch(() => {});
    await until(() =>
      expect(
        collector
          .named('page_view')
          .map((event) => event.path)
          .sort(),
      ).toEqual(['/', '/2', '/3', '/4', '/5']),
    );
    await until(() =>
      expect(
        collector
          .named('page_left')
          .map((event) => event.path)
          .sort(),
      ).toEqual(['/', '/2', '/3', '/4']),
    );
  },
);
