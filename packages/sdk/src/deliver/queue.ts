import { holdLock } from '../browser/hold-lock.ts';
import { ifUnlocked } from '../browser/if-unlocked.ts';
import { parse } from '../browser/parse.ts';
import { stored } from '../browser/stored.ts';
import { storedKeys } from '../browser/stored-keys.ts';
import { uuid } from '../browser/uuid.ts';
import { mayStore } from '../consent/permission.ts';
import { type Entry, SETTLED, type State, UNCONFIRMED } from './entry.ts';
import { keep } from './keep.ts';

/*
 * The write-ahead queue. Every page has its own, so tabs never write over each other; memory is the truth while the
 * page lives, the disk is for those who come after it. Who is alive is known by a lock with the queue's name, held while
 * there is something in it: Firefox keeps no page for going back to that holds a lock when it is left.
 */

const PREFIX = 'ws_q.';
/** After this long (ms) queues without an owner are looked for again. */
const AGAIN = 2000;

let entries: Entry[] = [];
let key = '';
let release: (() => void) | undefined;
let onDisk = '';

/** How many were given up because they were too old or too many, and not yet declared. */
export let dropped = 0;

/** So many are being declared; or, less than 0, could not be. */
export function declared(count: number): void {
  dropped -= count;
}

/** The entries in a state. */
export function inState(state: State): Entry[] {
  return entries.filter((entry) => entry[3] === state);
}

/** Forget what was answered for, and put the rest onto the disk. */
export function save(): void {
  const open = entries.filter((entry) => entry[3] !== SETTLED);
  let text: string;
  [entries, text] = keep(open);
  dropped += open.length - entries.length;
  if (mayStore && key) {
    onDisk = stored(key, entries[0] ? text : '');
    if (!entries[0]) unlock();
    else release ||= holdLock(key);
  }
}

/**
 * Let go of the lock.
 * @param then what stands for it: `undefined` lets the next write take it again
 */
function unlock(then?: () => void): void {
  release?.();
  release = then;
}

/** The page goes: what it writes from here on is not locked, as a page that waits for a lock is not kept for going back to. */
export function letGo(): void {
  unlock(() => {});
}

/** Take something in; `save()` puts it onto the disk. @throws for what is no JSON, before it could spoil the rest */
export function enqueue(...more: Entry[]): void {
  JSON.stringify(more);
  entries.push(...more);
}

/** Forget everything. */
export function empty(): void {
  entries = [];
}

/** The page may freeze or die: what is on disk is anybody's from here on. */
export function closeQueue(): void {
  unlock();
  // what could not be written stays in memory, in case the page comes back
  if (onDisk) empty();
  onDisk = key = '';
}

/**
 * The page may store from here on, or it came back: a queue of its own, and what pages that are gone have left behind.
 * It looks again, less and less often: the page before may still be going (its process lives on for a moment), and a
 * tab beside may crash.
 * @param adopted called when there was something; it saves
 */
export function openQueue(adopted: () => void): void {
  unlock();
  const own = PREFIX + uuid();
  key = own;
  const adopt = (next: number) => {
    // gone or come back since, which began anew
    if (key !== own) return;
    setTimeout(adopt, next, next * 4);
    for (const other of storedKeys(PREFIX))
      if (mayStore && other !== key)
        ifUnlocked(other, () => {
          // the lock may come when this page is already gone; then the next one shall have it
          if (key !== own) return;
          const left = (parse(() => stored(other)) || []) as Entry[];
          for (const entry of left) if (entry[3]) entry[3] = UNCONFIRMED;
          enqueue(...left);
          adopted();
          stored(other, '');
        });
  };
  adopt(AGAIN);
}
