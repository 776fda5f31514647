import { uuid } from '../browser/uuid.ts';
import type { Fields } from '../deliver/entry.ts';
import { type Cart, visitor } from '../identity/visitor.ts';
import type { Recorder } from '../recorder.ts';

/*
 * The cart over all tabs, pages and visits. What it holds is read anew each time: another tab may have changed it.
 */

/** Keep what is known of the cart; 0: none is open. */
export function writeCart(cart: Cart | 0): void {
  visitor([visitor()[0], cart]);
}

/** The cart now holds this: `{ items, value, currency, product }`; 0 items or `action: 'emptied'` empties it. */
export function cartChanged(record: Recorder, fields: Fields): void {
  const { id = uuid(), at, action, event, ...told } = fields;
  const was = visitor()[1];
  const held = was ? was[2] : {};
  const holds: Fields = { ...held, ...told };
  const filled = action !== 'emptied' && holds.items !== 0;
  if (filled ? JSON.stringify(holds) === JSON.stringify(held) : !was) return;
  writeCart(filled ? [id as string, Date.now(), holds] : 0);
  record('cart', { id, at, ...holds, action: filled ? 'changed' : 'emptied' });
}
