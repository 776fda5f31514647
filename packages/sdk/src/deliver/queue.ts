import { guard } from '../browser/guard.ts';
import { holdLock } from '../browser/hold-lock.ts';
import { ifUnlocked } from '../browser/if-unlocked.ts';
import { stored } from '../browser/stored.ts';
import { storedKeys } from '../browser/stored-keys.ts';
import { uuid } from '../browser/uuid.ts';
import { due } from './due.ts';
import { type Entry, UNCONFIRMED } from './entry.ts';

const PREFIX = 'ws_q.';
const L = 'localStorage';

export interface Queue {
  _entries: Entry[];
  /** how many were dropped because they were too old or too many, and not yet declared */
  _dropped: number;
  /** put what is in memory onto the disk */
  _save(): void;
  /** adopt what pages that are gone have left behind */
  _takeOver(): void;
  /** the page may freeze or die: what is on disk is anybody's from here on */
  _close(): void;
  /** the page came back */
  _open(): void;
}

/**
 * The write-ahead queue. Every page has its own, so tabs never write over each other; memory is the truth while the
 * page lives, the disk is for those who come after it. Who is alive is known by a lock with the queue's name.
 * @param mayStore asked before every write
 */
export function openQueue(mayStore: () => boolean): Queue {
  let key = PREFIX + uuid();
  let release = holdLock(key);
  let onDisk: string | null = null;
  const queue: Queue = {
    _entries: [],
    _dropped: 0,
    _save() {
      const kept = due(queue._entries, Date.now());
      queue._dropped += queue._entries.length - kept.length;
      queue._entries = kept;
      if (mayStore()) onDisk = stored(L, key, kept.length ? JSON.stringify(kept) : null);
    },
    _takeOver() {
      if (!mayStore()) return;
      for (const other of storedKeys(L, PREFIX))
        if (other !== key)
          ifUnlocked(other, () => {
            const left: Entry[] = guard(JSON.parse)(stored(L, other) || '[]') || [];
            for (const entry of left) if (entry[3]) entry[3] = UNCONFIRMED;
            queue._entries.unshift(...left);
            queue._save();
            stored(L, other, null);
          });
    },
    _close() {
      release();
      // what could not be written stays in memory, in case the page comes back
      if (onDisk) queue._entries = [];
      onDisk = null;
      key = PREFIX + uuid();
    },
    _open() {
      release = holdLock(key);
      queue._takeOver();
    },
  };
  return queue;
}
