import type { Tables } from '@waystage/storage';
import { type Kysely, sql } from 'kysely';

/** Lease the endpoints that have something due and nobody serving them; `mine` are being served by this worker now. */
export async function claimEndpoints(
  db: Kysely<Tables>,
  owner: string,
  mine: readonly string[],
  claimedFor: number,
): Promise<{ id: string; url: string; secrets: string[] }[]> {
  const { rows } = await sql<{ id: string; url: string; secrets: string[] }>`
    update endpoint set owner = ${owner}, expires_at = now() + ${claimedFor} * interval '1 millisecond'
    where id in (
      select e.id from endpoint e
      where e.disabled_at is null
        and (e.expires_at < now() or e.owner = ${owner})
        and e.id <> all(${[...mine]}::text[])
        and exists (select 1 from delivery d where d.endpoint = e.id and d.status = 'pending' and d.next_at <= now())
      order by e.id for update skip locked
    )
    returning id, url, secrets`.execute(db);
  return rows;
}
