import { uuid } from '../browser/uuid.ts';
import type { Fields } from '../deliver/entry.ts';
import type { Cart, Visitor } from '../identity/visitor.ts';
import type { Recorder } from '../recorder.ts';
import { successor } from './successor.ts';

const LEFT_AFTER = 30 * 60_000;

export interface OpenCart {
  /** the cart now holds this; or, by `sign` (1, -1), this was added or removed */
  _changed(fields: Fields, sign?: number): void;
  /** something was bought: no cart is open any more. The same order twice is one */
  _ordered(fields: Fields): void;
  /** called with every event: half an hour of nothing means that a filled cart was left, and now returned to */
  _noticed(): void;
}

/** The cart over all tabs, pages and visits. What it holds is read anew each time: another tab may have changed it. */
export function openCart(visitor: Visitor, record: Recorder): OpenCart {
  const write = (cart: Cart | 0, order = visitor()[2]) => visitor([visitor()[0], cart, order]);
  return {
    _changed({ id = uuid(), at, action, event, ...fields }, sign) {
      const was = visitor()[1];
      const held = was ? was[2] : {};
      const holds: Fields = { ...held, ...fields };
      if (sign)
        for (const name of ['items', 'value'])
          holds[name] = Math.max(0, +((Number(held[name]) || 0) + sign * (Number(fields[name]) || 0)).toFixed(2));
      const filled = action !== 'emptied' && holds.items !== 0;
      if (filled ? JSON.stringify(holds) === JSON.stringify(held) : !was) return;
      write(filled ? [id as string, Date.now(), holds] : 0);
      record('cart', { id, at, ...holds, action: filled ? 'changed' : 'emptied' });
    },
    _ordered(fields) {
      if (fields.order === visitor()[2]) return;
      write(0, fields.order);
      record('order', fields);
    },
    _noticed() {
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
    },
  };
}
