import type { Tables } from '@waystage/storage';
import { sql, type Transaction } from 'kysely';
import type { CompanyRef } from './company-ref.ts';
import type { PersonRow } from './who.ts';

/** The persons of a batch, made where they are new, locked in order of id until the transaction ends. */
export async function lockPersons(
  tx: Transaction<Tables>,
  named: readonly (string | null | undefined)[],
): Promise<Map<string, PersonRow>> {
  const ids = [...new Set(named.filter((p) => p !== null && p !== undefined))].sort();
  if (ids.length === 0) return new Map();
  await sql`insert into person (id) select id from unnest(${ids}::text[]) id order by id on conflict do nothing`.execute(
    tx,
  );
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'company', 'told_role', 'told_by', 'roles'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(
    rows.map((r) => [
      r.id,
      {
        id: r.id,
        company: r.company as CompanyRef | null,
        told_role: r.told_role,
        told_by: r.told_by as PersonRow['told_by'],
        roles: r.roles,
      },
    ]),
  );
}
