import { guard } from '../browser/guard.ts';
import { parse } from '../browser/parse.ts';
import { stored } from '../browser/stored.ts';
import { storedKeys } from '../browser/stored-keys.ts';
import type { Call } from '../call.ts';
import { SALES_KEY } from '../cart/sales-key.ts';
import type { Fields } from '../deliver/entry.ts';
import type { Cart } from '../identity/visitor.ts';

/** What GA4 says of a sale; its items, their number and price. */
interface Sale {
  items?: { quantity?: number; price?: number }[];
  value?: number;
  currency?: string;
  transaction_id?: string;
}

/**
 * The cart, the checkout and the order, from the e-commerce events a shop tells GA4 anyway.
 * @param open the cart that is open
 * @param sales what was told before we came, as `gtag(command, name, data)` says it, and when (ms); what is pushed from now on is heard at once
 */
export function ecommerce(
  changed: (fields: Fields) => void,
  call: Call,
  open: () => Cart | 0 | undefined,
  sales: unknown[][],
  mayStore: () => boolean,
): void {
  // GA4 tells what was added or removed; we tell what is in the cart then
  const add = (sale: Fields, sign: number) => {
    const held = (open() || [])[2] || {};
    const total = (name: string) => Math.max(0, +((+held[name]! || 0) + sign * (+sale[name]! || 0)).toFixed(2));
    changed({ ...sale, items: total('items'), value: total('value') });
  };
  const told = guard(([command, name, data, at]: unknown[]) => {
    const { items = [], value, currency, transaction_id } = (data || {}) as Sale;
    if (command !== 'event' || !data) return;
    const sum = (of: (item: { quantity?: number; price?: number }) => number) =>
      items.reduce((total, item) => total + of(item), 0);
    const sale: Fields = {
      value: Number(value ?? sum((item) => (item.price || 0) * (item.quantity || 1))),
      ...(currency && { currency }),
      at,
    };
    const cart = { items: sum((item) => Number(item.quantity || 1)), ...sale };
    if (name === 'add_to_cart') add(cart, 1);
    if (name === 'remove_from_cart') add(cart, -1);
    if (name === 'view_cart') changed(cart);
    if (name === 'begin_checkout') call('checkout', sale);
    if (name === 'add_shipping_info' || name === 'add_payment_info')
      call('checkout', { ...sale, step: (name as string).slice(4, -5) });
    if (name === 'purchase' && transaction_id) call('order', { ...sale, order: String(transaction_id) });
  });
  // before consent it stays where it is
  for (const key of mayStore() ? storedKeys(SALES_KEY) : []) {
    const before = (parse(() => stored(key)) || []) as unknown[][];
    stored(key, '');
    before.forEach(told);
  }
  sales.splice(0).forEach(told);
  sales.push = (...said) => said.map(told).length;
}
