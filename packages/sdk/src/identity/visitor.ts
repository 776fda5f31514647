import { parse } from '../browser/parse.ts';
import { readCookie } from '../browser/read-cookie.ts';
import { stored } from '../browser/stored.ts';
import { writeCookie } from '../browser/write-cookie.ts';
import { mayStore } from '../consent/permission.ts';
import type { Fields } from '../deliver/entry.ts';

/** Where the visitor is kept in this host's own storage. */
export const VISITOR_KEY = 'ws_v';

/** An open cart: the id of the last event about it, when its visitor last did anything (ms), and what it holds. */
export type Cart = [id: string, active: number, holds: Fields];

/** What all tabs and all hosts of a seller's domain know of a visitor. A tuple, as all versions of the script share it. */
export type Shared = [visitor: string, cart?: Cart | 0];

let memory: Shared = [''];
/** Nobody else can have written since: this task has read it, or written it. */
let known = false;

/**
 * Read, or write, who is here and what is known of them beyond this page: in a cookie, which the hosts of a domain
 * share, and in this host's own storage. Never nobody: where nothing can be stored, memory will do.
 */
export function visitor(next?: Shared | undefined): Shared {
  if (mayStore) {
    if (next) {
      const text = JSON.stringify(next);
      stored(VISITOR_KEY, text);
      writeCookie(encodeURIComponent(text));
    } else if (!known)
      next = (parse(() => decodeURIComponent(readCookie())) || parse(() => stored(VISITOR_KEY))) as Shared | undefined;
    known = true;
    queueMicrotask(() => {
      known = false;
    });
  }
  memory = next || memory;
  return memory;
}
