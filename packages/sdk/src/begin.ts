import { dataLayer } from './browser/data-layer.ts';
import { guard } from './browser/guard.ts';
import { on } from './browser/on.ts';
import { prerendering } from './browser/prerendering.ts';
import { seen } from './browser/seen.ts';
import { stored, TAB_KEY } from './browser/stored.ts';
import { storedKeys } from './browser/stored-keys.ts';
import { uuid } from './browser/uuid.ts';
import { views } from './browser/views.ts';
import { visibleClock } from './browser/visible-clock.ts';
import { writeCookie } from './browser/write-cookie.ts';
import type { Call } from './call.ts';
import { cartChanged, writeCart } from './cart/cart.ts';
import { SALES_KEY } from './cart/sales-key.ts';
import { googleConsentMode } from './consent/google-consent-mode.ts';
import { type Allowed, allowed, mayStore, permit } from './consent/permission.ts';
import { refused } from './consent/refused.ts';
import { CONSENT_KEY, standing } from './consent/standing.ts';
import { type Entry, type Fields, WAITING } from './deliver/entry.ts';
import { comeBack, openOutbox, retry, send, sendOff, sendSoon } from './deliver/outbox.ts';
import { closeQueue, empty, enqueue, letGo, openQueue, save } from './deliver/queue.ts';
import { arrival } from './identity/arrival.ts';
import { keepTab, newTab, nextSeq, putTab, takeTab, thisTab } from './identity/tab.ts';
import { VISITOR_KEY, visitor } from './identity/visitor.ts';
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
import { pagePath } from './privacy/page-path.ts';
import type { Recorder } from './recorder.ts';
import { list, type Observer, type Settings } from './settings.ts';

/**
 * Start recording on this page.
 * @param fetchMore gets the second file
 * @param early what the page called before the recording begins, to be called then
 */
export function begin(
  settings: Settings,
  fetchMore: () => Promise<{ more: More }>,
  early: (() => void)[] | undefined = [],
): Call {
  const { site, host = '', mode } = settings;
  const cookieless = mode === 'cookieless';
  const off = list(settings.off);
  const query = list(settings.query);
  const watch = (name: Observer, observe: () => void) => off.includes(name) || observe();
  const here = () => pagePath(location, query);
  const begins: ((path: string) => void)[] = [];
  const denied = settings.gpc !== 'off' && refused();
  let end = () => {};
  let nextPage = end;
  let noticed = end;
  let held: [event: string, fields: Fields][] = [];
  let token: unknown;
  /** what the page called before; set once the recording begins */
  let said: typeof early;
  let kept: string | undefined;
  /** what the page told GA4 of a sale before the second file came */
  const sales: unknown[][] = [];
  let carried: string | false | undefined;

  const made = (event: string, fields: Fields): Entry => [
    thisTab(),
    cookieless ? undefined : visitor()[0],
    { ...fields, id: (fields.id || uuid()) as string, at: +(fields.at || Date.now()), seq: nextSeq(), event },
    WAITING,
  ];
  const record: Recorder = (event, fields = {}) => {
    start();
    if (allowed) {
      if (cookieless && event === 'identify') return;
      noticed();
      const entry = made(event, fields);
      enqueue(entry);
      // still within this task, so that it survives a navigation; the end of a view goes with the next one, or with the page
      queueMicrotask({ page_view: sendSoon, page_left: save }[event] || send);
      log(event, fields);
      return entry;
    }
    if (allowed !== false && event !== 'page_left') held.push([event, { at: Date.now(), ...fields }]);
    return;
  };
  const changed = (fields: Fields) => {
    if (allowed !== false) cartChanged(record, fields);
    load();
  };

  const open = () => {
    takeTab();
    const [id, ...more] = visitor();
    visitor([carried || id, ...more]);
    carried = '';
    openQueue(sendSoon);
    for (const [event, fields] of held.splice(0)) record(event, fields);
  };
  const reset = () => {
    visitor([uuid()]);
    newTab();
    token = 0;
  };
  const allow = (state: Allowed) => {
    const was = allowed;
    permit(state, cookieless);
    if (was === state || state === undefined) return;
    if (state) return early ? undefined : open();
    // the last thing that is said of this visitor, so that the server can erase too
    empty();
    held = [];
    if (was) {
      enqueue(made('consent', { state: 'denied' }));
      sendOff(true);
      empty();
    }
    for (const key of [TAB_KEY, ...storedKeys('ws_')]) stored(key, '');
    writeCookie();
    reset();
  };
  const heard = (state: Allowed) => {
    if (!denied || state === false) allow(state);
  };

  const told = (granted: boolean) => {
    allow(granted);
    if (!granted || !cookieless) stored(CONSENT_KEY, granted ? '1' : '0');
  };

  let loading: Promise<ReturnType<More> | undefined> | undefined;
  const load = () => {
    loading ||= fetchMore()
      .then(({ more }) => {
        const loaded = more(
          settings,
          watch,
          record,
          call,
          changed,
          heard,
          visitor,
          () => mayStore,
          begins,
          here,
          sales,
        );
        [noticed] = loaded;
        noticed();
        return loaded;
      })
      .catch(log as () => undefined);
    return loading;
  };

  const commands: { [name: string]: (fields: Fields) => unknown } = {
    page: () => nextPage(),
    cart: changed,
    order(fields) {
      writeCart(0);
      record('order', fields);
    },
    consent(fields) {
      told(fields.state === 'granted');
      record('consent', fields);
    },
    identify(fields) {
      token = fields.token || token;
      record('identify', fields);
    },
    reset,
    debug: ({ show }) => debug(show as boolean | undefined),
    recommended: () => load().then((loaded) => loaded?.[1](token)),
  };
  const call: Call = guard((name, fields = {}) => {
    if (early) return new Promise((done) => early!.push(() => done(call(name, { at: Date.now(), ...fields }))));
    return commands[name] ? commands[name](fields) : void record(name, fields);
  });

  openOutbox(host, site);
  // what is clicked from now on is recorded
  watch('declared', () => declared(call));
  watch('downloads', () => downloads(record));
  watch('links', () => links(record, [location.hostname, ...list(settings.domains)]));
  watch('forms', () => forms(record, list(settings.thanks)));
  const start = guard(() => {
    if (said || prerendering()) return;
    const visible = visibleClock();
    said = early;
    let linkToken: string | null;
    [carried, linkToken] = arrival();
    on(window, 'online', retry);
    // another tab of this site was told no
    on<StorageEvent>(window, 'storage', ({ key, newValue }) => {
      if (key === CONSENT_KEY && newValue === '0') told(false);
      if (key === VISITOR_KEY && !newValue) allow(false);
    });
    reset();
    const managed = googleConsentMode(heard);
    permit(standing(mode, denied), cookieless);
    // whoever it is that a consent manager says no for
    visitor();
    dataLayer((command, name, data) => {
      watch('consent', () => managed(command, name, data));
      if ((data as { items?: unknown } | undefined)?.items)
        watch('ecommerce', () => {
          sales.push([command, name, data, Date.now()]);
          load();
        });
    });
    early = 0 as never;
    if (allowed) guard(open)();
    else if (allowed === false) held = [];
    if (linkToken) call('identify', { token: linkToken });
    begins.push(
      () => visible(true),
      needed(load, () => settings.thanks || settings.domains || visitor()[1] || storedKeys(SALES_KEY)[0]),
    );
    watch('pages', () => begins.push(pages(record)));
    watch('reading', () => begins.push(reading(record, visible, +settings.read! || 10)));
    watch('leaving', () => {
      end = leaving(record, visible, begins);
    });
    nextPage = views(here, begins, () => end());
    on<PageTransitionEvent>(window, 'pageshow', ({ persisted }) => {
      if (persisted) {
        // meanwhile it was denied on the page that was shown
        if (kept && !stored(VISITOR_KEY)) allow(false);
        openQueue(sendSoon);
        nextPage();
      }
    });
    for (const call of said!) call();
  });
  // in a task of its own, so that it is not added to what the page's other scripts take; a prerendered page waits until it is shown
  setTimeout(start);
  on(document, 'prerenderingchange', start);
  const leave = (gone: boolean) => {
    start();
    if (gone) letGo();
    end();
    putTab();
    sendOff(gone);
    if (gone) {
      if (sales[0] && mayStore) stored(SALES_KEY + Date.now(), JSON.stringify(sales.splice(0)));
      kept = stored(VISITOR_KEY);
      closeQueue();
      // if it comes back, the page that was shown in between may not have put its number back yet
      newTab();
    }
  };
  on(window, 'pagehide', () => leave(true));
  on(document, 'visibilitychange', () => {
    if (seen()) {
      keepTab();
      comeBack();
    } else leave(false);
  });
  return call;
}
