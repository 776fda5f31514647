import type { Entry, MergedEntry, Transition } from '@waystage/events';
import { spent } from '@waystage/rules';
import { type NewEntry, partitionOf, type Tables } from '@waystage/storage';
import type { Transaction } from 'kysely';
import { entryId } from '../entry-id.ts';
import type { Standing } from './evaluate-batch.ts';

/**
 * What a company that was merged hands over to the survivor's log: who its visitors and people are, and what they did, as
 * late arrivals in the order it happened, each with the journeys in which it has been evidence for a move, or lies before
 * an end. Runs when its log has been evaluated up to `entry`, so that this is known.
 * @param standings where the company stood in each journey before that entry
 */
export async function handOver(
  tx: Transaction<Tables>,
  company: string,
  entry: MergedEntry,
  standings: readonly Standing[],
  partitions: number,
): Promise<NewEntry[]> {
  const survivor = entry.into;
  if (survivor === undefined) return [];
  const rows = await tx
    .selectFrom('company_past')
    .select(['id', 'body'])
    .where('company', '=', company)
    .where('offset', '<', entry.offset)
    .orderBy('offset')
    .execute();
  const log = rows.map((r) => ({ id: r.id, entry: r.body as Entry }));
  const evidence = await evidenceOf(tx, company);
  for (const { journey, state } of standings)
    evidence.set(journey, new Set([...(evidence.get(journey) ?? []), ...spent(state)]));

  const usedIn = ({ id, at }: { id: string; at: number }) =>
    standings
      .filter(({ journey, state }) => evidence.get(journey)?.has(id) || at <= (state.closedAt ?? 0))
      .map((s) => s.journey);
  const who = log.filter(({ entry: e }) => e.type === 'identified' || e.type === 'role');
  const did = log
    .filter(({ entry: e }) => e.type === 'interaction')
    .map(({ id, entry: e }) => ({ id, entry: e as Extract<Entry, { type: 'interaction' }> }))
    .sort((a, b) => a.entry.interaction.at - b.entry.interaction.at)
    .map(({ id, entry: e }) => {
      const used = [...new Set([...(e.used ?? []), ...usedIn(e.interaction)])];
      return { id, entry: { ...e, late: true, ...(used.length > 0 && { used }) } };
    });
  const partition = partitionOf(survivor, partitions);
  return [...who, ...did].map(({ id, entry: e }) => ({
    id: entryId(id, survivor),
    partition,
    company: survivor,
    entry: e,
  }));
}

/** The events that have been evidence for a move, by journey; those that moved it in this very batch are in its states. */
async function evidenceOf(tx: Transaction<Tables>, company: string): Promise<Map<string, Set<string>>> {
  const rows = await tx.selectFrom('transition').select(['journey', 'body']).where('company', '=', company).execute();
  const used = new Map<string, Set<string>>();
  for (const { journey, body } of rows) {
    const { data } = body as Transition;
    if (!data.to) continue;
    const ids = used.get(journey) ?? new Set();
    for (const { event } of data.evidence?.interactions ?? []) ids.add(event);
    used.set(journey, ids);
  }
  return used;
}
