import type { Tables } from '@waystage/storage';
import type { Transaction } from 'kysely';
import type { CompanyRef } from './company-ref.ts';
import type { InboxEvent } from './link-event.ts';
import type { VisitorRow } from './who.ts';

/** What is known of the visitors of a batch; a visitor's events all stand in one partition, so its lease is the lock. */
export async function visitorsOf(
  tx: Transaction<Tables>,
  batch: readonly InboxEvent[],
): Promise<Map<string, VisitorRow>> {
  const ids = [...new Set(batch.map((b) => b.event.visitor).filter((v) => v !== undefined))];
  const found = new Map<string, VisitorRow>(ids.map((id) => [id, { id, person: null, company: null }]));
  if (ids.length === 0) return found;
  const rows = await tx.selectFrom('visitor').select(['id', 'person', 'company']).where('id', 'in', ids).execute();
  for (const r of rows) found.set(r.id, { id: r.id, person: r.person, company: r.company as CompanyRef | null });
  return found;
}
