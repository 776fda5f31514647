import { fetchLater } from '../browser/fetch-later.ts';
import { guard } from '../browser/guard.ts';
import { log } from '../log.ts';
import { body } from './body.ts';
import { chunks } from './chunks.ts';
import { ASKED, type Entry, PARKED, type State, UNCONFIRMED, WAITING } from './entry.ts';
import { post } from './post.ts';
import type { Queue } from './queue.ts';
import { wait } from './wait.ts';

/** A hidden page is taken for left after this long (ms), if the visitor does not come back. */
const HIDDEN = 300_000;
const CONFIRM = 500;

export interface Outbox {
  /** send what waits after `delay` ms; 0 is still within this task, so that it survives a navigation */
  _send(delay: number): void;
  /** try at once, whatever the last answer was: the network, or the visitor, is back */
  _retry(): void;
  /** the page is hidden (it may come back), or `gone` */
  _leave(gone: boolean): void;
  /** the page is seen again */
  _return(): void;
}

/** Empties a queue to the collector: events go until each has been answered for. */
export function openOutbox(queue: Queue, url: string, site: string): Outbox {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let soon = false;
  let tries = 0;
  let resting = false;
  let stopped = false;
  let later: [takeBack: () => boolean, entries: Entry[]][] = [];

  const inState = (state: State) => queue._entries.filter((entry) => entry[3] === state);
  const become = (entries: Entry[], state: State) => {
    for (const entry of entries) entry[3] = state;
  };

  const request = async (entries: Entry[], asked: Entry[], keepalive: boolean) => {
    const dropped = queue._dropped;
    become(entries, ASKED);
    become(asked, ASKED);
    const ids = asked.map((entry) => entry[2].id);
    const { _status, _retryAfter, _missing } = await post(url, body(site, entries, ids, dropped), keepalive);
    log(_status, entries);
    if (_status === 400 || _status === 413 || _status === 415 || (_status >= 200 && _status < 300)) {
      // whatever is wrong with a batch that is refused for good, sending it again cannot help
      const missing = asked.filter((entry) => (_status > 299 ? 0 : (_missing || ids).includes(entry[2].id)));
      become(missing, WAITING);
      const settled = new Set([...entries, ...asked]);
      for (const entry of missing) settled.delete(entry);
      queue._entries = queue._entries.filter((entry) => !settled.has(entry));
      queue._dropped -= dropped;
      tries = 0;
      if (missing.length) outbox._send(0);
    } else {
      become(entries, WAITING);
      become(asked, UNCONFIRMED);
      // an unknown key, or a page that may not use it: nothing changes while this page is open
      stopped = stopped || _status === 401 || _status === 403;
      resting = true;
      clearTimeout(timer);
      timer = setTimeout(outbox._retry, wait(++tries, _retryAfter, Math.random()));
    }
    queue._save();
  };

  const flush = guard(() => {
    soon = false;
    if (stopped || resting) return;
    clearTimeout(timer);
    timer = undefined;
    const batches = chunks(inState(WAITING));
    let asked = inState(UNCONFIRMED).slice(0, CONFIRM);
    if (asked.length && !batches.length) batches.push([]);
    batches.forEach((entries, n) => {
      // the first two fit into the shared quota; after a failure, which may have been the quota's, do without
      request(entries, asked, n < 2 && !tries);
      asked = [];
    });
    queue._save();
  });

  /** Hand entries to the browser; in halves where they are too many. Those that do not fit stay. */
  const handOver = (entries: Entry[], gone: boolean): void => {
    if (!entries[0]) return;
    const text = body(site, entries);
    const beacon = () => navigator.sendBeacon?.(url, text);
    const parked = () => {
      const takeBack = fetchLater(url, text, gone ? 0 : HIDDEN);
      return takeBack && later.push([takeBack, entries]);
    };
    if (gone ? beacon() || parked() : parked() || beacon()) become(entries, UNCONFIRMED);
    else if (entries.length > 1) {
      const half = entries.length >> 1;
      handOver(entries.slice(0, half), gone);
      handOver(entries.slice(half), gone);
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
    _send(delay) {
      if (!delay) {
        if (!soon) queueMicrotask(flush);
        soon = true;
      } else if (!timer) timer = setTimeout(flush, delay);
    },
    _retry() {
      resting = false;
      flush();
    },
    _leave(gone) {
      if (gone) takeBack();
      if (!stopped) for (const entries of chunks([...inState(WAITING), ...inState(PARKED)])) handOver(entries, gone);
      queue._save();
    },
    _return() {
      takeBack();
      flush();
    },
  };
  return outbox;
}
