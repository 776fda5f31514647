import type { Tables } from '@waystage/storage';
import type { Kysely } from 'kysely';

/** An endpoint and how it does; never its secret. */
export interface EndpointRow {
  id: string;
  url: string;
  description: string;
  types: string[];
  journeys: string[];
  disabled_at: Date | null;
  disabled_why: string | null;
  pending: number;
  delivered: number;
  given_up: number;
}

/** All endpoints with how many deliveries wait, arrived, and were given up. */
export async function listEndpoints(db: Kysely<Tables>): Promise<EndpointRow[]> {
  const rows = await db
    .selectFrom('endpoint')
    .leftJoin('delivery', 'delivery.endpoint', 'endpoint.id')
    .select((e) => [
      'endpoint.id',
      'endpoint.url',
      'endpoint.description',
      'endpoint.types',
      'endpoint.journeys',
      'endpoint.disabled_at',
      'endpoint.disabled_why',
      e.fn.count<number>('delivery.id').filterWhere('status', '=', 'pending').as('pending'),
      e.fn.count<number>('delivery.id').filterWhere('status', '=', 'delivered').as('delivered'),
      e.fn.count<number>('delivery.id').filterWhere('status', '=', 'given_up').as('given_up'),
    ])
    .groupBy('endpoint.id')
    .orderBy('endpoint.created_at')
    .execute();
  return rows;
}
