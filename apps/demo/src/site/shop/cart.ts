import { type Good, goods } from './goods.ts';

/** The most of one thing that fits into a cart. */
export const mostOfOne = 20;

/** What lies in a cart, in the order of the shop; `items` is how many pieces, `value` in NOK without VAT. */
export interface Cart {
  lines: readonly { good: Good; count: number }[];
  items: number;
  value: number;
}

/** A cart of these counts by good; anything the shop does not have is left out. */
export function cartOf(counts: Readonly<Record<string, number>>): Cart {
  const lines = goods
    .map((good) => ({ good, count: Math.min(mostOfOne, Math.max(0, Math.trunc(counts[good.id] ?? 0) || 0)) }))
    .filter(({ count }) => count > 0);
  return {
    lines,
    items: lines.reduce((sum, { count }) => sum + count, 0),
    value: lines.reduce((sum, { good, count }) => sum + good.price * count, 0),
  };
}

/** The cart after `change` pieces of one good came or went. */
export function withChange(cart: Cart, id: string, change: number): Cart {
  const counts = Object.fromEntries(cart.lines.map(({ good, count }) => [good.id, count]));
  return cartOf({ ...counts, [id]: (counts[id] ?? 0) + change });
}
