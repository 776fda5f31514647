import type { Tables } from '@waystage/storage';
import type { Kysely } from 'kysely';

/** A company by its id, its domain, or an id of the seller's; one that was merged is the one it was merged into. */
export async function findCompany(
  db: Kysely<Tables>,
  name: string,
): Promise<{ id: string; domain: string | null } | undefined> {
  const found = await db
    .selectFrom('company')
    .leftJoin('company_key', 'company_key.company', 'company.id')
    .select(['company.id', 'company.domain', 'company.merged_into'])
    .where((e) =>
      e.or([
        e('company.id', '=', name),
        e('company_key.value', '=', name.toLowerCase()),
        e('company_key.value', '=', name),
      ]),
    )
    .orderBy('company.id')
    .executeTakeFirst();
  if (found?.merged_into) return findCompany(db, found.merged_into);
  return found && { id: found.id, domain: found.domain };
}
