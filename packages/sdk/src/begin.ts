import { activated } from './browser/activated.ts';
import { dataLayer, type Said } from './browser/data-layer.ts';
import { guard } from './browser/guard.ts';
import { on } from './browser/on.ts';
import { seen } from './browser/seen.ts';
import { stored } from './browser/stored.ts';
import { storedKeys } from './browser/stored-keys.ts';
import { uuid } from './browser/uuid.ts';
import { views } from './browser/views.ts';
import { visibleClock } from './browser/visible-clock.ts';
import { writeCookie } from './browser/write-cookie.ts';
import type { Call } from './call.ts';
import { openCart } from './cart/open-cart.ts';
import { body } from './deliver/body.ts';
import { type Entry, type Fields, WAITING } from './deliver/entry.ts';
import { openOutbox } from './deliver/outbox.ts';
import { openQueue } from './deliver/queue.ts';
import { arrival, carry } from './identity/arrival.ts';
import { openTab } from './identity/tab.ts';
import { openVisitor } from './identity/visitor.ts';
import { debug, log } from './log.ts';
import type { More } from './more.ts';
import { needed } from './needed.ts';
import { declared } from './observe/declared.ts';
import { downloads } from './observe/downloads.ts';
import { forms } from './observe/forms.ts';
import { leaving } from './observe/leaving.ts';
import { links } from './observe/links.ts';
import { pages } from './observe/pages.ts';
import { reading } from './observe/reading.ts';
import { thanks } from './observe/thanks.ts';
import { googleConsentMode } from './consent/google-consent-mode.ts';
import { openConsent } from './consent/open-consent.ts';
import { pagePath } from './privacy/page-path.ts';
import type { Recorder } from './recorder.ts';
import { list, type Observer, type Settings } from './settings.ts';

/** Events of the vocabulary a page may send; any other name is an event of the seller's own. */
const KNOWN = /^(page_|download|media_|form|tool_|share|link_|checkout|identify|company|custom)/;

/**
 * Start recording on this page.
 * @param fetchMore gets the second file
 */
export function begin(settings: Settings, fetchMore: () => Promise<{ more: More }>): Call {
  const { site, host = '' } = settings;
  const cookieless = settings.mode === 'cookieless';
  const off = list(settings.off);
  const query = list(settings.query);
  const watch = (name: Observer, observe: () => void) => off.includes(name) || observe();
  let held: [event: string, fields: Fields][] = [];
  let [carried, linkToken] = arrival();
  let token: unknown;
  let nextPage = () => {};

  const mayStore = () => !!consent._allowed && !cookieless;
  const queue = openQueue(mayStore);
  const outbox = openOutbox(queue, `${host}/e`, site);
  const tab = openTab(mayStore);
  const visitor = openVisitor(mayStore);

  const made = (event: string, fields: Fields): Entry => [
    tab._id,
    cookieless ? undefined : visitor()[0],
    { ...fields, id: (fields.id || uuid()) as string, at: (fields.at || Date.now()) as number, seq: tab._seq++, event },
    WAITING,
  ];
  const record: Recorder = (event, fields = {}) => {
    if (consent._allowed === false || (cookieless && event === 'identify')) return;
    if (!consent._allowed) {
      if (event !== 'page_left') held.push([event, { at: Date.now(), ...fields }]);
      return;
    }
    cart._noticed();
    const entry = made(event, fields);
    queue._entries.push(entry);
    queue._save();
    outbox._send();
    log(event, fields);
    return entry;
  };
  const cart = openCart(visitor, record);

  const open = () => {
    tab._take();
    const [id, ...more] = visitor();
    visitor([carried || id, ...more]);
    carried = '';
    queue._takeOver();
    for (const [event, fields] of held.splice(0)) record(event, fields);
  };
  const consent = openConsent(settings.mode || 'full', settings.gpc !== 'off', (was) => {
    if (consent._allowed) return open();
    if (consent._allowed === undefined) return;
    // the last thing that is said of this visitor, so that the server can erase too
    if (was) navigator.sendBeacon?.(`${host}/e`, body(site, [made('consent', { state: 'denied' })]));
    held = [];
    queue._entries = [];
    for (const key of storedKeys('ws_')) stored('localStorage', key, '');
    stored('sessionStorage', 'ws_t', '');
    writeCookie('ws_v');
    anew();
  });
  const anew = () => {
    visitor([uuid()]);
    tab._id = uuid();
    token = tab._seq = 0;
  };

  const commands: { [name: string]: (fields: Fields) => unknown } = {
    page: () => nextPage(),
    cart: cart._changed,
    order: cart._ordered,
    consent(fields) {
      const granted = fields.state === 'granted';
      consent._said(granted);
      if (granted) record('consent', fields);
    },
    identify(fields) {
      token = fields.token || token;
      record('identify', fields);
    },
    reset: anew,
    debug: ({ show }) => debug(show !== false),
    recommended: () =>
      token &&
      fetch(`${host}/v1/recommended?key=${site}`, { headers: { authorization: `Bearer ${token}` }, credentials: 'omit' })
        .then((answer) => answer.json())
        .then((said) => said.recommend)
        .catch(() => {}),
  };
  const call: Call = guard((name, fields = {}) => {
    const { id, at, ...props } = fields;
    if (commands[name]) return commands[name](fields);
    if (KNOWN.test(name)) record(name, fields);
    else record('custom', { id, at, name, props });
  });

  let loading: Promise<Said | undefined> | undefined;
  const load = () => {
    loading =
      loading ||
      fetchMore()
        .then(({ more }) => more(watch, record, call, cart._changed, consent._heard))
        .catch(() => undefined);
    return loading;
  };

  activated(
    guard(() => {
      const begins: ((path: string) => void)[] = [];
      const ends: (() => void)[] = [];
      const visible = visibleClock();
      const end = () => {
        for (const ended of ends) ended();
      };
      const leave = (gone: boolean) => {
        end();
        tab._put();
        outbox._leave(gone);
        if (gone) queue._close();
      };
      on(window, 'pagehide', () => leave(true));
      on<PageTransitionEvent>(window, 'pageshow', (event) => {
        if (event.persisted) {
          queue._open();
          tab._take();
        }
      });
      on(document, 'visibilitychange', () => {
        if (seen()) {
          tab._take();
          outbox._return();
        } else leave(false);
      });
      on(window, 'online', outbox._retry);
      // another tab of this site was told no
      on<StorageEvent>(window, 'storage', (event) => event.key === 'ws_c' && event.newValue === '0' && consent._said(false));
      const managed = googleConsentMode(consent._heard);
      if (!off.includes('consent') || !off.includes('ecommerce'))
        dataLayer((command, name, data) => {
          watch('consent', () => managed(command, name, data));
          if ((data as { items?: unknown } | undefined)?.items)
            watch('ecommerce', () => load().then((sold) => sold?.(command, name, data)));
        });
      if (consent._allowed) open();
      if (linkToken) call('identify', { token: linkToken });
      begins.push(() => visible(true), needed(load));
      watch('pages', () => begins.push(pages(record)));
      watch('reading', () => begins.push(reading(record, visible, Number(settings.read) || 10)));
      watch('leaving', () => {
        const [begin, end] = leaving(record, visible);
        begins.push(begin);
        ends.push(end);
      });
      watch('declared', () => declared(call));
      watch('downloads', () => downloads(record));
      watch('links', () => links(record, list(settings.domains), (link) => mayStore() && carry(link, visitor()[0])));
      watch('forms', () => {
        const pages = list(settings.thanks);
        forms(record, pages);
        begins.push(thanks(record, pages));
      });
      nextPage = views(
        () => pagePath(location, query),
        (path) => {
          for (const began of begins) began(path);
        },
        end,
      );
    }),
  );
  return call;
}
