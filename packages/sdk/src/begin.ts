import { activated } from './browser/activated.ts';
import { dataLayer } from './browser/data-layer.ts';
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
import { cartChanged, writeCart } from './cart/cart.ts';
import { googleConsentMode } from './consent/google-consent-mode.ts';
import { type Allowed, allowed, mayStore, permit } from './consent/permission.ts';
import { refused } from './consent/refused.ts';
import { CONSENT_KEY, standing } from './consent/standing.ts';
import { type Entry, type Fields, WAITING } from './deliver/entry.ts';
import { comeBack, openOutbox, retry, send, sendOff, sendSoon } from './deliver/outbox.ts';
import { closeQueue, empty, enqueue, letGo, openQueue } from './deliver/queue.ts';
import { arrival } from './identity/arrival.ts';
import { keepTab, newTab, nextSeq, putTab, takeTab, thisTab } from './identity/tab.ts';
import { visitor } from './identity/visitor.ts';
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

/** Events of the vocabulary a page may send; any other name is an event of the seller's own. */
const KNOWN = /^(page_(view|read|left)|download|media_played|form|tool_used|share|link_out|checkout|company|custom)$/;

/**
 * Start recording on this page.
 * @param fetchMore gets the second file
 */
export function begin(settings: Settings, fetchMore: () => Promise<{ more: More }>): Call {
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
  let [carried, linkToken] = arrival();

  const made = (event: string, fields: Fields): Entry => [
    thisTab(),
    cookieless ? undefined : visitor()[0],
    { ...fields, id: (fields.id || uuid()) as string, at: +(fields.at || Date.now()), seq: nextSeq(), event },
    WAITING,
  ];
  const record: Recorder = (event, fields = {}) => {
    if (allowed) {
      if (cookieless && event === 'identify') return;
      noticed();
      const entry = made(event, fields);
      enqueue(entry);
      if (event === 'page_view') sendSoon();
      // goes with the next view, or with the page
      else if (event !== 'page_left') send();
      log(event, fields);
      return entry;
    }
    if (allowed !== false && event !== 'page_left') held.push([event, { at: Date.now(), ...fields }]);
    return;
  };
  const changed = (fields: Fields, sign?: number) => {
    cartChanged(record, fields, sign);
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
    if (state) return open();
    // the last thing that is said of this visitor, so that the server can erase too
    empty();
    held = [];
    if (was) {
      enqueue(made('consent', { state: 'denied' }));
      sendOff(true);
      empty();
    }
    for (const key of storedKeys('ws_')) stored('localStorage', key, '');
    stored('sessionStorage', 'ws_t', '');
    writeCookie('ws_v');
    reset();
  };
  const heard = (state: Allowed) => {
    if (!denied) allow(state);
  };

  const told = (granted: boolean) => {
    allow(granted);
    if (!granted || !cookieless) stored('localStorage', CONSENT_KEY, granted ? '1' : '0');
  };

  let loading: Promise<ReturnType<More> | undefined> | undefined;
  const load = () => {
    loading =
      loading ||
      fetchMore()
        .then(({ more }) => {
          const loaded = more(settings, watch, record, call, changed, heard, visitor, () => mayStore, begins, here);
          [noticed] = loaded;
          noticed();
          return loaded;
        })
        .catch(log as () => undefined);
    return loading;
  };

  const commands: { [name: string]: (fields: Fields) => unknown } = {
    page: () => nextPage(),
    cart: (fields) => changed(fields),
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
    debug: ({ show }) => debug(show !== false),
    recommended: () => load().then((loaded) => loaded?.[2](token)),
  };
  const call: Call = guard((name, fields = {}) => {
    const { id, at, ...props } = fields;
    if (commands[name]) return commands[name](fields);
    if (KNOWN.test(name)) record(name, fields);
    else record('custom', { id, at, name, props });
  });

  reset();
  openOutbox(host, site);
  permit(standing(mode, denied), cookieless);
  activated(
    guard(() => {
      const visible = visibleClock();
      const leave = (gone: boolean) => {
        if (gone) letGo();
        end();
        putTab();
        sendOff(gone);
        if (gone) {
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
      on(window, 'online', retry);
      // another tab of this site was told no
      on<StorageEvent>(
        window,
        'storage',
        ({ key, newValue }) => key === CONSENT_KEY && newValue === '0' && told(false),
      );
      const managed = googleConsentMode(heard);
      dataLayer((command, name, data) => {
        watch('consent', () => managed(command, name, data));
        if ((data as { items?: unknown } | undefined)?.items)
          watch('ecommerce', () => load().then((loaded) => loaded?.[1](command, name, data)));
      });
      if (allowed) open();
      if (linkToken) call('identify', { token: linkToken });
      begins.push(
        () => visible(true),
        needed(load, () => settings.thanks || settings.domains || visitor()[1]),
      );
      watch('pages', () => begins.push(pages(record)));
      watch('reading', () => begins.push(reading(record, visible, +settings.read! || 10)));
      watch('leaving', () => {
        end = leaving(record, visible, begins);
      });
      watch('declared', () => declared(call));
      watch('downloads', () => downloads(record));
      watch('links', () => links(record, [location.hostname, ...list(settings.domains)]));
      watch('forms', () => forms(record, list(settings.thanks)));
      nextPage = views(here, begins, () => end());
      on<PageTransitionEvent>(window, 'pageshow', ({ persisted }) => {
        if (persisted) {
          openQueue(sendSoon);
          nextPage();
        }
      });
    }),
  );
  return call;
}
