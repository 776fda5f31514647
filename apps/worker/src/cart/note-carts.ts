import type { Tables } from '@waystage/storage';
import { sql, type Transaction } from 'kysely';
import type { Linked } from '../resolve/link-event.ts';
import type { Cart } from './cart.ts';
import { cartAfter } from './cart-after.ts';

/** A visitor of a batch, or another one of somebody who bought, and the cart before and after. */
interface Owner {
  site: string;
  visitor: string;
  person: string | null;
  before: Cart | null;
  cart: Cart | null;
}
const keyOf = (site: string, visitor: string) => JSON.stringify([site, visitor]);

/** Who did something in the batch, and the other visitors of the persons of whom the seller told an order; carts are locked, in one order. */
async function ownersOf(tx: Transaction<Tables>, linked: readonly Linked[]): Promise<Map<string, Owner>> {
  const owners = new Map<string, Owner>();
  const add = (site: string, visitor: string, person: string | null) =>
    owners.set(keyOf(site, visitor), { site, visitor, person, before: null, cart: null });
  const orders = linked.filter((l) => l.event.event === 'order' && l.event.verified && l.person !== null);
  if (orders.length > 0) {
    const persons = orders.map((l) => l.person!);
    const known = await tx.selectFrom('visitor').select(['id', 'person']).where('person', 'in', persons).execute();
    for (const { event, person } of orders)
      for (const visitor of known) if (visitor.person === person) add(event.site, visitor.id, person);
  }
  for (const { event, person } of linked) if (event.visitor !== undefined) add(event.site, event.visitor, person);
  if (owners.size === 0) return owners;

  const all = [...owners.values()];
  const { rows } = await sql<Tables['cart'] & { holds: Cart['holds'] }>`
    select c.* from cart c
    where (c.site, c.visitor) in (
      select * from unnest(${all.map((o) => o.site)}::text[], ${all.map((o) => o.visitor)}::text[]))
    order by c.site, c.visitor for update`.execute(tx);
  for (const row of rows) {
    const owner = owners.get(keyOf(row.site, row.visitor))!;
    owner.before = owner.cart = {
      state: row.state,
      id: row.id,
      changedAt: row.changed_at.getTime(),
      lastAt: row.last_at.getTime(),
      holds: row.holds,
      verified: row.verified,
      returned:
        row.returned_id !== null && row.returned_at !== null
          ? { id: row.returned_id, at: row.returned_at.getTime() }
          : null,
    };
  }
  return owners;
}

/** Keep the carts of a batch's visitors as their events say, inside the caller's transaction. */
export async function noteCarts(tx: Transaction<Tables>, linked: readonly Linked[]): Promise<void> {
  const people = linked.filter(({ event }) => event.bot === undefined && !event.historical);
  const owners = await ownersOf(tx, people);
  for (const { event, person } of people) {
    const own = event.visitor === undefined ? undefined : owners.get(keyOf(event.site, event.visitor));
    if (own) own.cart = cartAfter(own.cart, event);
    // whoever orders in another browser only claims to be this person; the seller knows
    if (event.event === 'order' && event.verified && person !== null)
      for (const other of owners.values())
        if (other !== own && other.cart && other.person === person && other.site === event.site)
          other.cart = cartAfter(other.cart, event);
  }
  const changed = [...owners.values()].filter((o) => o.cart !== null && o.cart !== o.before);
  if (changed.length === 0) return;
  const carts = changed.map((o) => o.cart!);
  const time = (ms: number | undefined) => (ms === undefined ? null : new Date(ms));
  await sql`
    insert into cart (site, visitor, state, id, changed_at, last_at, holds, verified, returned_id, returned_at)
    select site, visitor, state, id, changed_at, last_at, holds::jsonb, verified, returned_id, returned_at
    from unnest(
      ${changed.map((o) => o.site)}::text[],
      ${changed.map((o) => o.visitor)}::text[],
      ${carts.map((c) => c.state)}::text[],
      ${carts.map((c) => c.id)}::text[],
      ${carts.map((c) => time(c.changedAt))}::timestamptz[],
      ${carts.map((c) => time(c.lastAt))}::timestamptz[],
      ${carts.map((c) => JSON.stringify(c.holds))}::text[],
      ${carts.map((c) => c.verified)}::boolean[],
      ${carts.map((c) => c.returned?.id ?? null)}::text[],
      ${carts.map((c) => time(c.returned?.at))}::timestamptz[]
    ) as c(site, visitor, state, id, changed_at, last_at, holds, verified, returned_id, returned_at)
    order by site, visitor
    on conflict (site, visitor) do update set state = excluded.state, id = excluded.id,
      changed_at = excluded.changed_at, last_at = excluded.last_at, holds = excluded.holds,
      verified = excluded.verified, returned_id = excluded.returned_id, returned_at = excluded.returned_at`.execute(tx);
}
