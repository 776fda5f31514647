import assert from 'node:assert/strict';
import { stub } from '../src/stub.ts';
import type { Collector } from '../test/collector.ts';
import { consentManagers } from './consent-managers.ts';

/** What a page of a scene is: a document, or one with headers. */
export type Shown = string | { html: string; headers: Record<string, string> };

/** A situation that a page may find itself in. Its pages walk by themselves, from `/` to `/done`. */
export interface Scene {
  name: string;
  /**
   * By path.
   * @param collector its origin
   * @param at the origin of another host of the same server
   */
  pages(collector: string, at: (host: string) => string): Record<string, Shown>;
  /** Throws unless the collector has received what it should, and nothing else. */
  holds(collector: Collector): void;
  /** the host it begins on */
  host?: string;
}

const document = (head: string, body = '') =>
  `<!doctype html><meta charset="utf-8"><title>Prøve</title>
<script>const failed = (what) => fetch('/error?' + encodeURIComponent(what), { mode: 'no-cors' });
addEventListener('error', (e) => failed(e.message)); addEventListener('unhandledrejection', (e) => failed(e.reason));</script>${head}
<a id="a" href="#x" download data-ws-content="valgt">Last ned</a>${body}`;
const tag = (collector: string, attributes = '') =>
  `<script async src="${collector}/w.js" data-site="pk_lab" data-read="600" ${attributes}></script>`;
const script = (text: string) => `<script>${text}</script>`;
/** Run when the script has come and the page has loaded. */
const ready = (act: string) =>
  script(
    `{ const wait = setInterval(() => { if (!window.ws || ws.q || document.readyState !== 'complete') return; clearInterval(wait); ${act} }, 10) }`,
  );
const go = (ms = 0, to = '/done') => `setTimeout(() => location = '${to}', ${ms});`;
const CLICK = `document.getElementById('a').click();`;
/** Says so when something of ours is kept in the browser. */
const NOTHING_KEPT = `{ const kept = [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie].filter((key) => /ws_[^c]/.test(key)); if (kept.length) failed('kept ' + kept) }`;

const downloads = (collector: Collector) => collector.named('download').map((event) => event.content);
const visitors = (collector: Collector) => new Set(collector.events.map((event) => event.visitor));

const policies: [name: string, policy: string][] = [
  [
    'a nonce and strict-dynamic',
    "script-src 'nonce-abc' 'strict-dynamic'; connect-src 'self' HOST; object-src 'none'; base-uri 'none'",
  ],
  ['Trusted Types', "require-trusted-types-for 'script'; trusted-types 'none'; connect-src 'self' HOST"],
];

/** What every engine of the lab has to bear besides the nine walks. */
export const scenes: Scene[] = [
  {
    name: 'two tabs',
    pages: (c) => ({
      '/': document(
        tag(c),
        ready(
          `${CLICK} const tab = open('/annen'); const t = setInterval(() => { if (!tab || tab.closed) { clearInterval(t); ${go()} } }, 20)`,
        ),
      ),
      '/annen': document(tag(c), ready(`${CLICK} setTimeout(() => window.close(), 300)`)),
    }),
    holds(collector) {
      assert.deepEqual(downloads(collector), ['valgt', 'valgt']);
      assert.equal(visitors(collector).size, 1);
      assert.equal(new Set(collector.named('download').map((event) => event.tab)).size, 2);
    },
  },
  {
    name: '30 events of 3 KB at the exit, 40 KB of the quota taken',
    pages: (c) => ({
      '/': document(
        tag(c),
        `${script(`addEventListener('pagehide', () => {
          navigator.sendBeacon('/annen', new Blob(['x'.repeat(40960)]));
          for (let n = 0; n < 30; n++) ws('prove', { n, fyll: 'å'.repeat(1500) });
        }, { capture: true })`)}${ready(go(200, '/igjen'))}`,
      ),
      // what did not go at the exit is kept, and taken over here: on a slow machine that takes its time
      '/igjen': document(tag(c), ready(go(4000))),
    }),
    holds: (collector) =>
      assert.equal(new Set(collector.named('custom').map(({ props }) => (props as { n: number }).n)).size, 30),
  },
  {
    name: 'gone before the recording began',
    // a frame that is removed goes at once, and no task of its own comes any more
    pages: (c) => ({
      '/': `<!doctype html>${script(`function goodbye() { document.querySelector('iframe').remove(); ${go(300, '/igjen')} }`)}<iframe src="/ramme"></iframe>`,
      '/ramme': document(
        '',
        `${tag(c).replace(' async', '')}${script(`${CLICK} queueMicrotask(() => parent.goodbye())`)}`,
      ),
      '/igjen': document(tag(c), ready(go(300))),
    }),
    holds: (collector) => assert.deepEqual(downloads(collector), ['valgt']),
  },
  {
    name: 'a sale told to GA4, gone before the second file came',
    pages: (c) => ({
      '/': document(
        script(
          `dataLayer = [{ event: 'purchase', ecommerce: { transaction_id: 'A-17', value: 990, currency: 'NOK', items: [{}] } }]`,
        ),
        `${tag(c).replace(' async', '')}${script(`location = '/igjen'`)}`,
      ),
      '/igjen': document(tag(c), ready(go(500))),
    }),
    holds: (collector) =>
      assert.deepEqual(
        collector.named('order').map(({ order, value }) => [order, value]),
        [['A-17', 990]],
      ),
  },
  {
    name: 'storage and cookies blocked',
    pages: (c) => ({
      '/': `<!doctype html><iframe sandbox="allow-scripts" src="/ramme"></iframe>${script(go(1500))}`,
      '/ramme': document(tag(c), ready(CLICK)),
    }),
    holds(collector) {
      assert.deepEqual(downloads(collector), ['valgt']);
      assert.equal(visitors(collector).size, 1);
      assert.ok([...visitors(collector)].every((visitor) => visitor?.length === 36));
    },
  },
  {
    name: 'an iframe of another site',
    pages: (c, at) => ({
      '/': `<!doctype html><iframe src="${at('localhost')}/ramme"></iframe>${script(go(1500))}`,
      '/ramme': document(tag(c), ready(CLICK)),
    }),
    holds: (collector) => assert.deepEqual(downloads(collector), ['valgt']),
  },
  ...policies.map(
    ([name, policy]): Scene => ({
      name,
      pages: (c) => ({
        '/': {
          html: document(
            `<script nonce="abc">addEventListener('securitypolicyviolation', (e) => failed(e.violatedDirective))</script>${tag(c)}`,
            `<video></video>${ready(`${CLICK} ${go(500)}`)}`,
          )
            .replaceAll('<script>', '<script nonce="abc">')
            .replaceAll('<script async', '<script nonce="abc" async'),
          headers: { 'content-security-policy': policy.replaceAll('HOST', c) },
        },
      }),
      holds(collector) {
        assert.deepEqual(downloads(collector), ['valgt']);
        assert.match(collector.requests.join(), /\/w\/more/);
      },
    }),
  ),
  {
    name: 'Global Privacy Control',
    pages: (c) => ({
      '/': document(
        `${script(`Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })`)}${tag(c)}`,
        ready(`${CLICK} setTimeout(() => { ${NOTHING_KEPT} ${go()} }, 500)`),
      ),
    }),
    holds: (collector) => assert.deepEqual(collector.batches, []),
  },
  {
    name: 'consent late',
    pages: (c) => ({
      '/': document(
        tag(c, 'data-mode="consent"'),
        ready(`${CLICK} setTimeout(() => { ${NOTHING_KEPT} ws('consent', { state: 'granted' }); ${go(200)} }, 400)`),
      ),
    }),
    holds(collector) {
      assert.deepEqual(downloads(collector), ['valgt']);
      assert.equal(collector.named('page_view').length, 1);
    },
  },
  {
    name: 'denied, then granted',
    pages: (c) => ({
      '/': document(
        tag(c, 'data-mode="consent"'),
        ready(
          `ws('consent', { state: 'denied' }); ${CLICK} setTimeout(() => { ${NOTHING_KEPT} ws('consent', { state: 'granted' }); ws('download', { content: 'etter' }); ${go(200)} }, 300)`,
        ),
      ),
    }),
    holds: (collector) => assert.deepEqual(downloads(collector), ['etter']),
  },
  {
    name: 'denied on the next page, then back',
    pages: (c) => ({
      '/': document(
        tag(c),
        `${script(`addEventListener('pageshow', (e) => { if (e.persisted || sessionStorage.been) setTimeout(() => { ${CLICK} ${go(200)} }, 200) })`)}${ready(`if (!sessionStorage.been) { sessionStorage.been = 1; ${go(300, '/nei')} }`)}`,
      ),
      '/nei': document(
        `${script('dataLayer = []')}${tag(c)}`,
        ready(
          `dataLayer.push(['consent', 'update', { analytics_storage: 'denied' }]); setTimeout(() => history.back(), 300)`,
        ),
      ),
    }),
    // a page that is loaded anew instead of restored has a new visitor, of whom nobody has said no
    holds(collector) {
      const { visitor } = collector.named('page_view')[0]!;
      assert.ok(collector.named('consent').some((event) => event.visitor === visitor));
      assert.ok(collector.named('download').every((event) => event.visitor !== visitor));
    },
  },
  ...consentManagers.map(
    ([name, before, yes, no]): Scene => ({
      name,
      pages: (c) => ({
        '/': document(
          `${script(before)}${tag(c, 'data-mode="consent"')}`,
          ready(
            `setTimeout(() => { ${NOTHING_KEPT} ${yes}; ${CLICK} setTimeout(() => { ${no}; ws('download', { content: 'etter' }); setTimeout(() => { ${NOTHING_KEPT} ${go()} }, 200) }, 500) }, 600)`,
          ),
        ),
      }),
      holds(collector) {
        assert.deepEqual(downloads(collector), ['valgt']);
        assert.deepEqual(
          collector.named('consent').map((event) => event.state),
          ['denied'],
        );
      },
    }),
  ),
  {
    name: 'a clock three days off',
    pages: (c) => ({
      '/': document(
        `${script(`{ const { now } = Date; const off = 3 * 864e5; Date.now = () => now.call(Date) + off }`)}${tag(c)}`,
        ready(`${CLICK} ${go(300)}`),
      ),
    }),
    holds(collector) {
      assert.deepEqual(downloads(collector), ['valgt']);
      for (const { sent, events } of collector.batches)
        for (const { at } of events as { at: number }[])
          assert.ok(Number(sent) - at >= 0 && Number(sent) - at < 60_000);
      assert.ok(collector.named('download')[0]!.at - Date.now() > 2.9 * 864e5);
    },
  },
  {
    name: 'www. and shop. are one visitor with one cart',
    host: 'www.butikk.localhost',
    pages: (c, at) => ({
      '/': document(
        tag(c),
        ready(`ws('cart', { items: 2 }); setTimeout(() => location = '${at('shop.butikk.localhost')}/kasse', 300)`),
      ),
      '/kasse': document(tag(c), ready(`ws('cart', { items: 2 }); ws('cart', { items: 0 }); ${go(300)}`)),
    }),
    holds(collector) {
      assert.deepEqual(
        collector.named('cart').map((event) => event.action),
        ['changed', 'emptied'],
      );
      assert.equal(visitors(collector).size, 1);
    },
  },
  {
    name: 'injected as Google Tag Manager does',
    pages: (c) => ({
      '/': document(
        script(`${stub({ site: 'pk_lab', host: c })}; ws('start', { site: 'pk_lab', host: '${c}', read: 600 });
          const s = document.createElement('script'); s.src = '${c}/w.js'; s.async = true; document.head.append(s)`),
        ready(`${CLICK} ${go(300)}`),
      ),
    }),
    holds: (collector) => assert.deepEqual(downloads(collector), ['valgt']),
  },
  {
    name: 'prerendered, where the engine can',
    pages: (c) => ({
      '/': document(
        `<script type="speculationrules">{ "prerender": [{ "source": "list", "urls": ["/neste"] }] }</script>${tag(c)}`,
        ready(`setTimeout(() => { ws('gaar_videre'); ${go(100, '/neste')} }, 800)`),
      ),
      '/neste': document(
        tag(c),
        ready(
          `{ const shown = () => { ${go(300)} }; document.prerendering ? document.addEventListener('prerenderingchange', shown) : shown() }`,
        ),
      ),
    }),
    holds(collector) {
      const [first, second, ...more] = collector.named('page_view');
      assert.deepEqual([first?.path, second?.path, more.length], ['/', '/neste', 0]);
      assert.ok(second!.at >= collector.named('custom')[0]!.at);
    },
  },
];
