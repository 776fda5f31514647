import { uuid } from '../browser/uuid.ts';
import type { Fields } from '../deliver/entry.ts';
import { type Cart, visitor } from '../identity/visitor.ts';
import type { Recorder } from '../recorder.ts';
import { successor } from './successor.ts';

const LEFT_AFTER = 30 * 60_000;

/*
 * The cart over all tabs, pages and visits. What it holds is read anew each time: another tab may have changed it.
 */

function write(cart: Cart | 0): void {
  visitor([visitor()[0], cart]);
}

/**
 * The cart now holds this; or, by `sign` (1, -1), this was added or removed.
 * `fields`: `{ items, value, currency, product }`; 0 items or `action: 'emptied'` empties it.
 */
export function cartChanged(record: Recorder, fields: Fields, sign = 0): void {
  const { id = uuid(), at, action, event, ...told } = fields;
  const was = visitor()[1];
  const held = was ? was[2] : {};
  const holds: Fields = { ...held, ...told };
  if (sign)
    for (const name of ['items', 'value'])
      holds[name] = Math.max(0, +((+held[name]! || 0) + sign * (+told[name]! || 0)).toFixed(2));
  const filled = action !== 'emptied' && holds.items !== 0;
  if (filled ? JSON.stringify(holds) === JSON.stringify(held) : !was) return;
  write(filled ? [id as string, Date.now(), holds] : 0);
  record('cart', { id, at, ...holds, action: filled ? 'changed' : 'emptied' });
}

/** Something was bought: no cart is open any more. */
export function bought(): void {
  write(0);
}

/** Called with every event: half an hour of nothing means that a filled cart was left, and now returned to. */
export function noticed(record: Recorder): void {
  const cart = visitor()[1];
  if (!cart) return;
  const [id, active, holds] = cart;
  const now = Date.now();
  const left = successor(id);
  const returned = successor(left);
  const idle = now - active > LEFT_AFTER;
  write([idle ? returned : id, now, holds]);
  if (idle) {
    record('cart', { ...holds, id: left, at: active, action: 'left' });
    record('cart', { ...holds, id: returned, action: 'returned' });
  }
}
