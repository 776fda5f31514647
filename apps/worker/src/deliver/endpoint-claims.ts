import { farAway, type Tables } from '@waystage/storage';
import { type Kysely, sql } from 'kysely';
import { signingSecrets } from './signing-secrets.ts';

/** An endpoint as whoever serves it needs it. */
export interface ClaimedEndpoint {
  id: string;
  url: string;
  secrets: string[];
}

/** Who serves which endpoint: a short claim that is renewed while it is served, so that a worker that dies is soon replaced. */
export interface EndpointClaims {
  /** Take those that have something due and nobody serving them, this worker included. */
  claim(): Promise<ClaimedEndpoint[]>;
  /** Prolong what is being served; what another worker has taken over in the meantime is held no longer. */
  renew(): Promise<void>;
  /** whether this very claim holds: an endpoint may be lost and claimed anew */
  holds(claimed: ClaimedEndpoint): boolean;
  /** Served for now: the next who has something to deliver may have it at once. */
  release(claimed: ClaimedEndpoint): Promise<void>;
}

/**
 * @param owner a name no other process has
 * @param ttl milliseconds a claim lives without being renewed
 */
export function endpointClaims(db: Kysely<Tables>, owner: string, ttl: number): EndpointClaims {
  const held = new Map<string, ClaimedEndpoint>();
  const until = sql<Date>`now() + ${ttl} * interval '1 millisecond'`;
  return {
    async claim() {
      const { rows } = await sql<ClaimedEndpoint>`
        update endpoint set owner = ${owner}, expires_at = ${until}
        where id in (
          select e.id from endpoint e
          where e.disabled_at is null
            and (e.expires_at < now() or e.expires_at > ${farAway(ttl)})
            and e.id <> all(${[...held.keys()]}::text[])
            and exists (select 1 from delivery d where d.endpoint = e.id and d.status = 'pending' and d.next_at <= now())
          order by e.id for update skip locked
        )
        returning id, url, ${signingSecrets} as secrets`.execute(db);
      for (const claimed of rows) held.set(claimed.id, claimed);
      return rows;
    },
    async renew() {
      if (held.size === 0) return;
      const before = [...held.keys()];
      const rows = await db
        .updateTable('endpoint')
        .set({ expires_at: until })
        .where('owner', '=', owner)
        .where('id', 'in', before)
        // switched off in the meantime: nothing more goes there
        .where('disabled_at', 'is', null)
        .returning('id')
        .execute();
      for (const id of before) if (!rows.some((row) => row.id === id)) held.delete(id);
    },
    holds: (claimed) => held.get(claimed.id) === claimed,
    async release(claimed) {
      const { id } = claimed;
      if (held.get(id) !== claimed) return;
      held.delete(id);
      await db
        .updateTable('endpoint')
        .set({ owner: null, expires_at: sql<Date>`'-infinity'` })
        .where('id', '=', id)
        .where('owner', '=', owner)
        .execute();
    },
  };
}
