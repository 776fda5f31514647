import type { StoredEvent } from '@waystage/events';
import type { Store } from '@waystage/storage';
import type { Holds } from './cart.ts';
import { successor } from './successor.ts';

/** A cart is left when its visitor has done nothing for so long, in milliseconds. The browser says the same. */
const leftAfter = 30 * 60_000;
const atOnce = 1000;

/**
 * Say of the carts nobody has touched that they were left, and of those come back to that they were. Everything received
 * up to `upTo` (milliseconds) has been resolved. The events go into the inbox like any other, under ids that the browser
 * derives as well: whoever notices, and however often, it is one interaction. Answers how many were new.
 */
export async function leaveCarts({ db, inbox }: Store, upTo: number): Promise<number> {
  const carts = db.selectFrom('cart').selectAll().limit(atOnce);
  const idle = await carts
    .where('state', '=', 'open')
    .where('last_at', '<=', new Date(upTo - leftAfter))
    .orderBy('last_at')
    .execute();
  const back = await carts.where('returned_id', 'is not', null).orderBy('returned_at').execute();
  const about = (
    { site, visitor, verified, holds }: (typeof idle)[number],
    action: 'left' | 'returned',
    id: string,
    at: Date,
  ): StoredEvent => ({
    ...(holds as Holds),
    event: 'cart',
    action,
    id,
    site,
    visitor,
    at: at.getTime(),
    received: upTo,
    verified,
  });
  const results = await inbox.append([
    ...idle.map((cart) => about(cart, 'left', successor(cart.id), cart.last_at)),
    ...back.map((cart) => about(cart, 'returned', cart.returned_id!, cart.returned_at!)),
  ]);

  // told before, and perhaps before the cart itself was: then no further event will say so here
  const told = (n: number) => results[n]!.status === 'duplicate';
  for (const { site, visitor, id } of idle.filter((_, n) => told(n)))
    await db
      .updateTable('cart')
      .set({ state: 'left' })
      .where('site', '=', site)
      .where('visitor', '=', visitor)
      .where('id', '=', id)
      .where('state', '=', 'open')
      .execute();
  for (const { site, visitor, returned_id } of back.filter((_, n) => told(idle.length + n)))
    await db
      .updateTable('cart')
      .set({ returned_id: null, returned_at: null })
      .where('site', '=', site)
      .where('visitor', '=', visitor)
      .where('returned_id', '=', returned_id)
      .execute();
  return results.filter((r) => r.status === 'stored').length;
}
