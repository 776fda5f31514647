import { fetchLater } from '../browser/fetch-later.ts';
import { guard } from '../browser/guard.ts';
import { log } from '../log.ts';
import { body } from './body.ts';
import { chunks } from './chunks.ts';
import { ASKED, type Entry, PARKED, SETTLED, type State, UNCONFIRMED, WAITING } from './entry.ts';
import { declared, dropped, inState, save } from './queue.ts';
import { wait } from './wait.ts';

/** A hidden page is taken for left after this long (ms), if the visitor does not come back; less than a clock may be off, as it is "sent" now. */
const HIDDEN = 200_000;
const MAX_CONFIRM = 500;
const SOON = 100;
/** Stored or listed as rejected; or refused for good, so that sending it again cannot help. */
const FINAL = /^2|400|413|415/;
/** The key is unknown, or not for this page: nothing changes while the page is open. */
const STOPPED = /401|403/;

let url: string;
let site: string;
let resting: unknown;
let tries = 0;
let later: [takeBack: () => boolean, entries: Entry[]][] = [];

/** Say where to send. */
export function openOutbox(host: string, key: string): void {
  url = `${host}/e`;
  site = key;
}

function become(entries: Entry[], state: State): void {
  for (const entry of entries) entry[3] = state;
}

async function request(entries: Entry[], asked: Entry[], keepalive: boolean): Promise<void> {
  const declaring = dropped;
  const ids = asked.map((entry) => entry[2].id);
  const text = body(site, entries, ids, declaring);
  // the requests beside this one need not say it
  declared(declaring);
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
    tries = 0;
    if (asked[0]) queueMicrotask(send);
  } else {
    declared(-declaring);
    become(entries, WAITING);
    become(asked, UNCONFIRMED);
    clearTimeout(resting as number);
    resting = STOPPED.test(status) || setTimeout(retry, wait(++tries, retryAfter, Math.random()));
  }
  save();
}

/** Send what waits, and put it onto the disk. */
export const send = guard(() => {
  if (!resting) {
    let asked = inState(UNCONFIRMED).slice(0, MAX_CONFIRM);
    const batches = chunks(inState(WAITING));
    if (asked[0] && !batches[0]) batches.push([]);
    batches.forEach((entries, n) => {
      // the first two fit into the shared quota; after a failure, which may have been the quota's, do without
      request(entries, asked, n < 2 && !tries);
      asked = [];
    });
  }
  save();
});

/** Put onto the disk what waits, and send it in a moment, together with what else a page has to say when it begins. */
export function sendSoon(): void {
  save();
  setTimeout(send, SOON);
}

/** Try at once, whatever the last answer was: the network is back. */
export function retry(): void {
  resting = 0;
  send();
}

/** Hand entries to the browser; in halves where they are too many. Those that do not fit stay. */
function handOver(entries: Entry[], gone: boolean): void {
  const text = body(site, entries);
  const beacon = () => navigator.sendBeacon?.(url, text) && UNCONFIRMED;
  const deferred = () => {
    const takeBack = fetchLater(url, text, gone ? 0 : HIDDEN);
    return takeBack && later.push([takeBack, entries]) && ASKED;
  };
  const state = gone ? beacon() || deferred() : deferred() || beacon();
  if (state) become(entries, state);
  else if (entries[1]) {
    const half = entries.splice(entries.length >> 1);
    handOver(entries, gone);
    handOver(half, gone);
  }
}

function takeBack(): void {
  for (const [inTime, entries] of later) {
    const back = inTime();
    for (const entry of entries) entry[3] = back ? (entry[2].event === 'page_left' ? PARKED : WAITING) : UNCONFIRMED;
  }
  later = [];
}

/** The page is hidden (it may come back), or `gone`. */
export function sendOff(gone: boolean): void {
  if (gone) takeBack();
  if (resting !== true)
    for (const entries of chunks([...inState(WAITING), ...inState(PARKED)])) handOver(entries, gone);
  save();
}

/** The page is seen again. */
export function comeBack(): void {
  takeBack();
  send();
}
