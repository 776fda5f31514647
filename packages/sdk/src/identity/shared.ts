import { cookie } from '../browser/cookie.ts';
import { guard } from '../browser/guard.ts';
import { stored } from '../browser/stored.ts';

const KEY = 'ws_v';

/** An open cart: the id of the last event about it, what it holds, and when its visitor last did anything (ms). */
export type Cart = [
  id: string,
  items: number,
  value: number | undefined,
  currency: string | undefined,
  product: string | undefined,
  active: number,
];

/** What all tabs and all hosts of a seller's domain know of a visitor. A tuple, as versions of the script share it. */
export type Shared = [visitor: string, cart: Cart | 0, order: string];

/** Read what is shared: from the cookie, which hosts share, else from this host's own storage. */
export function readShared(): Shared | undefined {
  return guard(JSON.parse)(decodeURIComponent(cookie(KEY) || '') || stored('localStorage', KEY) || '0') || undefined;
}

/** Write it to both, or erase it (`null`). */
export function writeShared(shared: Shared | null): void {
  const text = shared && JSON.stringify(shared);
  stored('localStorage', KEY, text);
  cookie(KEY, text && encodeURIComponent(text));
}
