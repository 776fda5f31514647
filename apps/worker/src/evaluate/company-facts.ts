import type { Tables } from '@waystage/storage';
import type { Transaction } from 'kysely';

/** Who a company is, as a message tells it. */
export interface CompanyFacts {
  id: string;
  domain: string | null;
  name: string | null;
  ids: Record<string, string>;
  owner: string | null;
}

/** The companies that something was decided about, by id. */
export async function companyFacts(
  tx: Transaction<Tables>,
  decided: readonly { company: string }[],
): Promise<Map<string, CompanyFacts>> {
  const ids = [...new Set(decided.map((d) => d.company))];
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('company')
    .select(['id', 'domain', 'name', 'ids', 'owner'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((c) => [c.id, c]));
}
