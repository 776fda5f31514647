import { holdLock } from '../browser/hold-lock.ts';
import { ifUnlocked } from '../browser/if-unlocked.ts';
import { parse } from '../browser/parse.ts';
import { stored } from '../browser/stored.ts';
import { storedKeys } from '../browser/stored-keys.ts';
import { uuid } from '../browser/uuid.ts';
import { type Entry, SETTLED, UNCONFIRMED } from './entry.ts';
import { keep } from './keep.ts';

const PREFIX = 'ws_q.';
const L = 'localStorage';

export interface Queue {
  _entries: Entry[];
  /** how many were given up because they were too old or too many, and not yet declared */
  _dropped: number;
  /** forget what was answered for, and put the rest onto the disk */
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
 * @param mayStore asked before every access
 */
export function openQueue(mayStore: () => boolean): Queue {
  let key = PREFIX + uuid();
  let release = holdLock(key);
  let onDisk = '';
  const queue: Queue = {
    _entries: [],
    _dropped: 0,
    _save() {
      const open = queue._entries.filter((entry) => entry[3] !== SETTLED);
      queue._entries = keep(open, Date.now());
      queue._dropped += open.length - queue._entries.length;
      if (mayStore()) onDisk = stored(L, key, queue._entries[0] ? JSON.stringify(queue._entries) : '');
    },
    _takeOver() {
      if (mayStore())
        for (const other of storedKeys(PREFIX))
          if (other !== key)
            ifUnlocked(other, () => {
              const left = (parse(stored(L, other)) || []) as Entry[];
              for (const entry of left) if (entry[3]) entry[3] = UNCONFIRMED;
              queue._entries.unshift(...left);
              queue._save();
              stored(L, other, '');
            });
    },
    _close() {
      release();
      // what could not be written stays in memory, in case the page comes back
      if (onDisk) queue._entries = [];
      onDisk = '';
      key = PREFIX + uuid();
    },
    _open() {
      release = holdLock(key);
      queue._takeOver();
    },
  };
  return queue;
}
