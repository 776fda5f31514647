import type { Fields } from '../deliver/entry.ts';
import type { Cart } from '../identity/shared.ts';
import type { Visitor } from '../identity/visitor.ts';
import type { Recorder } from '../recorder.ts';
import { successor } from './successor.ts';

const LEFT_AFTER = 30 * 60_000;

export interface OpenCart {
  /** the cart now holds this; or, by `sign`, this was added or removed */
  _changed(fields: Fields, sign?: number): void;
  /** something was bought: no cart is open any more. The same order twice is one */
  _ordered(fields: Fields): void;
  /** called with every event: half an hour of nothing means that a filled cart was left, and now returned to */
  _noticed(now: number): void;
}

const text = (value: unknown) => (value ? String(value) : undefined);
const money = (value: unknown) => (value === undefined ? undefined : Math.round(Number(value) * 100) / 100 || 0);

/** The cart over all tabs, pages and visits. What it holds is read anew each time: another tab may have changed it. */
export function openCart(visitor: Visitor, record: Recorder): OpenCart {
  const write = (cart: Cart | 0, order = visitor._read()[2]) => visitor._write([visitor._read()[0], cart, order]);
  const tell = (cart: Cart, action: string, fields?: Fields) =>
    record('cart', { action, items: cart[1], value: cart[2], currency: cart[3], product: cart[4], ...fields });
  return {
    _changed({ id, at, action, ...fields }, sign) {
      const was = visitor._read()[1];
      const [, hadItems, hadValue, hadCurrency, hadProduct] = was || ['', 0, 0];
      const by = (had: unknown, given: unknown, otherwise?: number) =>
        sign ? Math.max(0, Number(had || 0) + sign * Number(given ?? otherwise ?? 0)) : (given ?? otherwise);
      const cart: Cart = [
        '',
        action === 'emptied' ? 0 : Number(by(hadItems, fields.items, 1)),
        money(by(hadValue, fields.value)),
        text(fields.currency) || hadCurrency,
        text(fields.product) || hadProduct,
        Date.now(),
      ];
      const empty = !cart[1];
      if (empty ? !was : was && String(was.slice(1, 5)) === String(cart.slice(1, 5))) return;
      const entry = empty
        ? record('cart', { id, at, action: 'emptied', product: cart[4] })
        : tell(cart, 'changed', { id, at });
      if (entry) cart[0] = entry[2].id;
      write(empty ? 0 : cart);
    },
    _ordered(fields) {
      const order = String(fields.order);
      if (order === visitor._read()[2]) return;
      record('order', { ...fields, order });
      write(0, order);
    },
    _noticed(now) {
      const cart = visitor._read()[1];
      if (!cart) return;
      const active = cart[5];
      cart[5] = now;
      if (now - active < LEFT_AFTER) return write(cart);
      const left = successor(cart[0]);
      cart[0] = successor(left);
      write(cart);
      tell(cart, 'left', { id: left, at: active });
      tell(cart, 'returned', { id: cart[0] });
    },
  };
}
