import { fetchLater } from '../browser/fetch-later.ts';
import { guard } from '../browser/guard.ts';
import { log } from '../log.ts';
import { body } from './body.ts';
import { chunks } from './chunks.ts';
import { ASKED, type Entry, PARKED, SETTLED, type State, UNCONFIRMED, WAITING } from './entry.ts';
import type { Queue } from './queue.ts';
import { wait } from './wait.ts';

/** A hidden page is taken for left after this long (ms), if the visitor does not come back. */
const HIDDEN = 300_000;
const MAX_CONFIRM = 500;
/** Stored or listed as rejected; or refused for good, so that sending it again cannot help. */
const FINAL = /^2|400|413|415/;
/** The key is unknown, or not for this page: nothing changes while the page is open. */
const STOPPED = /401|403/;

export interface Outbox {
  /** send what waits, still within this task, so that it survives a navigation */
  _send(): void;
  /** try at once, whatever the last answer was: the network is back */
  _retry(): void;
  /** the page is hidden (it may come back), or `gone` */
  _leave(gone: boolean): void;
  /** the page is seen again */
  _return(): void;
}

/** Empties a queue to the collector: events go until each has been answered for. */
export function openOutbox(queue: Queue, url: string, site: string): Outbox {
  let resting: unknown;
  let tries = 0;
  let later: [takeBack: () => boolean, entries: Entry[]][] = [];

  const inState = (state: State) => queue._entries.filter((entry) => entry[3] === state);
  const become = (entries: Entry[], state: State) => {
    for (const entry of entries) entry[3] = state;
  };

  const request = async (entries: Entry[], asked: Entry[], keepalive: boolean) => {
    const dropped = queue._dropped;
    const ids = asked.map((entry) => entry[2].id);
    const text = body(site, entries, ids, dropped);
    become([...entries, ...asked], ASKED);
    let status = '';
    let retryAfter: string | null = '';
    let missing = ids;
    try {
      // as text, so that no preflight is needed
      const answer = await fetch(url, { method: 'POST', body: text, keepalive, credentials: 'omit' });
      retryAfter = answer.headers.get('retry-after');
      // an answer that is not the collector's (a captive portal's page) is none
      if (answer.ok) missing = (await answer.json()).missing || ids;
      status += answer.status;
    } catch {}
    log(status, entries);
    if (FINAL.test(status)) {
      become(entries, SETTLED);
      for (const entry of asked) entry[3] = missing.includes(entry[2].id) ? WAITING : SETTLED;
      queue._dropped -= dropped;
      tries = 0;
      if (asked[0]) outbox._send();
    } else {
      become(entries, WAITING);
      become(asked, UNCONFIRMED);
      clearTimeout(resting as number);
      resting = STOPPED.test(status) || setTimeout(outbox._retry, wait(++tries, retryAfter, Math.random()));
    }
    queue._save();
  };

  const flush = guard(() => {
    if (resting) return;
    let asked = inState(UNCONFIRMED).slice(0, MAX_CONFIRM);
    const batches = chunks(inState(WAITING));
    if (asked[0] && !batches[0]) batches.push([]);
    batches.forEach((entries, n) => {
      // the first two fit into the shared quota; after a failure, which may have been the quota's, do without
      request(entries, asked, n < 2 && !tries);
      asked = [];
    });
    queue._save();
  });

  /** Hand entries to the browser; in halves where they are too many. Those that do not fit stay. */
  const handOver = (entries: Entry[], gone: boolean): void => {
    const text = body(site, entries);
    const beacon = () => navigator.sendBeacon?.(url, text);
    const deferred = () => {
      const takeBack = fetchLater(url, text, gone ? 0 : HIDDEN);
      return takeBack && later.push([takeBack, entries]);
    };
    if (gone ? beacon() || deferred() : deferred() || beacon()) become(entries, UNCONFIRMED);
    else if (entries[1]) {
      const half = entries.splice(entries.length >> 1);
      handOver(entries, gone);
      handOver(half, gone);
    }
  };

  const takeBack = () => {
    for (const [inTime, entries] of later)
      if (inTime())
        for (const entry of entries)
          if (entry[3] === UNCONFIRMED) entry[3] = entry[2].event === 'page_left' ? PARKED : WAITING;
    later = [];
  };

  const outbox: Outbox = {
    _send: () => queueMicrotask(flush),
    _retry() {
      resting = 0;
      flush();
    },
    _leave(gone) {
      if (gone) takeBack();
      if (resting !== true)
        for (const entries of chunks([...inState(WAITING), ...inState(PARKED)])) handOver(entries, gone);
      queue._save();
    },
    _return() {
      takeBack();
      flush();
    },
  };
  return outbox;
}
