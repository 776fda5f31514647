import { activated } from './browser/activated.ts';
import { guard } from './browser/guard.ts';
import { on } from './browser/on.ts';
import { stored } from './browser/stored.ts';
import { storedKeys } from './browser/stored-keys.ts';
import { uuid } from './browser/uuid.ts';
import { views } from './browser/views.ts';
import { openCart } from './cart/open-cart.ts';
import { body } from './deliver/body.ts';
import { type Entry, type Fields, WAITING } from './deliver/entry.ts';
import { openOutbox } from './deliver/outbox.ts';
import { post } from './deliver/post.ts';
import { openQueue } from './deliver/queue.ts';
import { arrival, carry } from './identity/arrival.ts';
import { openTab } from './identity/tab.ts';
import { openVisitor } from './identity/visitor.ts';
import { debug, log } from './log.ts';
import { declared } from './observe/declared.ts';
import { downloads } from './observe/downloads.ts';
import { forms } from './observe/forms.ts';
import { leaving } from './observe/leaving.ts';
import { links } from './observe/links.ts';
import { pages } from './observe/pages.ts';
import { reading } from './observe/reading.ts';
import type { View } from './observe/view.ts';
import { openConsent } from './privacy/open-consent.ts';
import { pagePath } from './privacy/page-path.ts';
import { list, type Observer, type Settings } from './settings.ts';
import type { Waystage } from './waystage.ts';

const URGENT_EXCEPT = /^(page_view|media_played)$/;
/** Events of the vocabulary a page may send; any other name is an event of the seller's own. */
const KNOWN =
  /^(page_(view|read|left)|download|media_played|form|tool_used|share|link_out|checkout|identify|company|custom)$/;
const BATCH_WITHIN = 500;

/** `start()` with the door that takes any command by its name, for the script tag. */
export interface Running extends Waystage {
  call(name: string, first?: unknown, more?: Fields): unknown;
}

let running: Running | undefined;

/** Start recording on this page; a second call returns the first one's. */
export function begin(settings: Settings): Running {
  if (running) return running;
  const mode = settings.mode || 'full';
  const url = `${settings.host || ''}/e`;
  const { site } = settings;
  const off = list(settings.off);
  const query = list(settings.query);
  let held: [event: string, fields: Fields][] = [];
  let token: unknown;

  const mayStore = () => !!consent._allowed && mode !== 'cookieless';
  const queue = openQueue(mayStore);
  const outbox = openOutbox(queue, url, site);
  const tab = openTab(mayStore);
  const visitor = openVisitor(mayStore);

  const entryOf = (event: string, fields: Fields): Entry => [
    tab._id,
    mode === 'cookieless' ? undefined : visitor._read()[0],
    { id: uuid(), at: Date.now(), ...fields, seq: tab._seq++, event },
    WAITING,
  ];
  const record = (event: string, given: Fields = {}): Entry | undefined => {
    if (consent._allowed === false || (mode === 'cookieless' && event === 'identify')) return;
    const fields: Fields = {};
    for (const key in given) if (given[key] != null && given[key] !== '') fields[key] = given[key];
    if (!consent._allowed) {
      if (event !== 'page_left') held.push([event, { id: uuid(), at: Date.now(), ...fields }]);
      return;
    }
    cart._noticed(Date.now());
    const entry = entryOf(event, fields);
    queue._entries.push(entry);
    queue._save();
    outbox._send(URGENT_EXCEPT.test(event) ? BATCH_WITHIN : 0);
    log(event, entry[2]);
    return entry;
  };
  const cart = openCart(visitor, record);

  const arrived = arrival();
  const open = () => {
    tab._take();
    const [id, open, order] = visitor._read();
    visitor._write([arrived._visitor || id, open, order]);
    arrived._visitor = undefined;
    queue._takeOver();
    const waiting = held;
    held = [];
    for (const [event, fields] of waiting) call(event, fields);
  };
  const erase = () => {
    held = [];
    queue._entries = [];
    for (const key of storedKeys('localStorage', 'ws_')) stored('localStorage', key, null);
    stored('sessionStorage', 'ws_t', null);
    visitor._forget();
    tab._id = uuid();
  };
  const consent = openConsent(mode, settings.gpc !== 'off', (was) => {
    if (consent._allowed) open();
    else if (consent._allowed === false) {
      // the last thing that is said of this visitor, so that the server can erase too
      if (was) post(url, body(site, [entryOf('consent', { state: 'denied' })]), true);
      erase();
    }
  });

  const known: Record<string, [event: string, field: string, otherwise?: Fields]> = {
    download: ['download', 'content'],
    media: ['media_played', 'content', { kind: 'video' }],
    form: ['form', 'name'],
    tool: ['tool_used', 'name', { kind: 'calculator' }],
    share: ['share', 'via'],
    checkout: ['checkout', 'step'],
    company: ['company', 'domain'],
  };
  const api = {
    cart: cart._changed,
    track: (name: string, props: Fields = {}) => record('custom', { name, props }),
    identify(who: string | Fields, more?: Fields) {
      const fields = typeof who === 'string' ? { person: who, ...more } : who;
      token = fields.token || token;
      record('identify', fields);
    },
    order: (order: string | Fields, more?: Fields) =>
      cart._ordered(typeof order === 'string' ? { order, ...more } : order),
    consent(state: string | Fields, more?: Fields) {
      const fields = typeof state === 'string' ? { state, ...more } : state;
      const granted = fields.state === 'granted';
      consent._said(granted);
      if (granted) record('consent', fields);
    },
    reset() {
      visitor._write([uuid(), 0, '']);
      tab._id = uuid();
      tab._seq = 0;
      token = undefined;
    },
    async recommended() {
      try {
        if (!token) return [];
        const headers = { authorization: `Bearer ${token}` };
        const answer = await fetch(`${settings.host || ''}/v1/recommended?key=${site}`, {
          headers,
          credentials: 'omit',
        });
        return (await answer.json()).recommend || [];
      } catch {
        return [];
      }
    },
    debug,
  } as unknown as Running;
  const commands = api as unknown as Record<string, (first?: unknown, more?: Fields) => unknown>;
  for (const name in known) {
    const [event, field, otherwise] = known[name]!;
    commands[name] = (first, more) =>
      record(event, { ...otherwise, ...(typeof first === 'object' ? (first as Fields) : { [field]: first, ...more }) });
  }
  for (const name in commands) commands[name] = guard(commands[name]!);
  const call = guard((name: string, first?: unknown, more?: Fields) =>
    commands[name]
      ? commands[name](first, more)
      : KNOWN.test(name)
        ? record(name, first as Fields)
        : commands.track!(name, first as Fields),
  );
  api.call = call;

  const watch = (name: Observer, observe: () => void) => off.includes(name) || observe();
  const parts: View[] = [];
  const leave = (gone: boolean) => {
    for (const part of parts) part._end();
    tab._put();
    outbox._leave(gone);
    if (gone) queue._close();
  };

  activated(
    guard(() => {
      on(window, 'pagehide', () => leave(true));
      on<PageTransitionEvent>(window, 'pageshow', (event) => {
        if (!event.persisted) return;
        queue._open();
        tab._take();
      });
      on(document, 'visibilitychange', () => {
        if (document.visibilityState === 'hidden') return leave(false);
        tab._take();
        outbox._return();
      });
      on(window, 'online', outbox._retry);
      if (consent._allowed) open();
      if (arrived._token) record('identify', { token: arrived._token });
      watch('pages', () => parts.push(pages(record)));
      watch('reading', () => parts.push(reading(record, Number(settings.read) || 10)));
      watch('leaving', () => parts.push(leaving(record)));
      watch('declared', () => declared(call));
      watch('downloads', () => downloads(record));
      watch('links', () =>
        links(record, list(settings.domains), (link) => mayStore() && carry(link, visitor._read()[0])),
      );
      watch('forms', () => forms(record));
      api.page = views(() => pagePath(location, query), parts);
    }),
  );
  running = api;
  return api;
}
