import { createHash } from 'node:crypto';
import type { Tables } from '@waystage/storage';
import { sql, type Transaction } from 'kysely';

/** Something to be delivered: a stored transition, or a message with a body of its own. */
export interface Outgoing {
  id: string;
  type: string;
  company: string;
  journey: string;
  transition: string | null;
  /** JSON */
  message: string | null;
}

/** One delivery of each for each endpoint that asked for it; shadow messages only go to endpoints that ask for those. */
export async function writeDeliveries(
  tx: Transaction<Tables>,
  outgoing: readonly Outgoing[],
  shadow: boolean,
): Promise<void> {
  if (outgoing.length === 0) return;
  const query = tx.selectFrom('endpoint').select(['id', 'types', 'journeys']).where('disabled_at', 'is', null);
  const endpoints = await (shadow ? query.where('shadow', '=', true) : query).execute();
  const asked = (list: string[], name: string) => list.length === 0 || list.includes(name);
  const deliveries = outgoing.flatMap((o) =>
    endpoints
      .filter((e) => asked(e.types, o.type) && asked(e.journeys, o.journey))
      .map((e) => ({
        id: `msg_${createHash('sha256').update(`${o.id}\n${e.id}`).digest('hex').slice(0, 24)}`,
        endpoint: e.id,
        transition: o.transition,
        message: o.message,
        company: o.company,
        next_at: sql<Date>`now()`,
      })),
  );
  if (deliveries.length === 0) return;
  await tx.insertInto('delivery').values(deliveries).execute();
  await sql`select pg_notify('delivery', '')`.execute(tx);
}
