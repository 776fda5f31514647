import type { Said } from '../browser/data-layer.ts';
import type { Call } from '../call.ts';

import type { Fields } from '../deliver/entry.ts';

/** What GA4 says of a sale; its items, their number and price. */
interface Sale {
  items?: { quantity?: number; price?: number }[];
  value?: number;
  currency?: string;
  transaction_id?: string;
}

/** The cart, the checkout and the order, from the e-commerce events a shop tells GA4 anyway. */
export function ecommerce(changed: (fields: Fields, sign?: number) => void, call: Call): Said {
  return (command, name, data) => {
    const { items = [], value, currency, transaction_id } = (data || {}) as Sale;
    if (command !== 'event' || !data) return;
    const sum = (of: (item: { quantity?: number; price?: number }) => number) =>
      items.reduce((total, item) => total + of(item), 0);
    const sale: Fields = {
      value: Number(value ?? sum((item) => (item.price || 0) * (item.quantity || 1))),
      ...(currency && { currency }),
    };
    const cart = { items: sum((item) => Number(item.quantity || 1)), ...sale };
    if (name === 'add_to_cart') changed(cart, 1);
    if (name === 'remove_from_cart') changed(cart, -1);
    if (name === 'view_cart') changed(cart);
    if (name === 'begin_checkout') call('checkout', sale);
    if (name === 'add_shipping_info' || name === 'add_payment_info')
      call('checkout', { ...sale, step: (name as string).slice(4, -5) });
    if (name === 'purchase' && transaction_id) call('order', { ...sale, order: String(transaction_id) });
  };
}
