import { randomInt } from 'node:crypto';
import type { Cart } from './cart.ts';

/** What somebody bought. */
export interface Order {
  id: string;
  name: string;
  email: string;
  cart: Cart;
}

/** A new order number, such as `FJ-482913-77`. */
export function newOrderId(): string {
  return `FJ-${randomInt(100_000, 1_000_000)}-${randomInt(10, 100)}`;
}
