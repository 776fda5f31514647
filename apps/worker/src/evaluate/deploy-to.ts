import type { Decision, DeployEntry, InteractionEntry, StoredEvent } from '@waystage/events';
import { collect, type Rulebook, type State, step } from '@waystage/rules';
import type { Tables } from '@waystage/storage';
import type { Kysely } from 'kysely';

/** how much longer than their windows new rules look back: months and clocks are not exact */
const slack = 37 * 24 * 3_600_000;

/**
 * What a deploy means for one company: the new rules take over its state, and collect from its stored log what they may
 * count from now on, without anything being triggered. Live and replay do the same.
 */
export async function deployTo(
  db: Kysely<Tables>,
  rulebook: Rulebook,
  company: string,
  state: State,
  entry: DeployEntry,
): Promise<[State, Decision[]]> {
  const [taken, decisions] = step(rulebook, state, entry);
  const since = new Date(entry.received - (rulebook.longestWithin ?? 0) - slack);
  const rows = await db
    .selectFrom('company_past')
    .select(['offset', 'received', 'body'])
    .where('company', '=', company)
    .where('offset', '<', entry.offset)
    .where('received', '>=', since)
    .orderBy('offset')
    .execute();
  const past = rows
    .map((r) => ({
      ...(r.body as InteractionEntry & { interaction: StoredEvent }),
      offset: r.offset,
      received: r.received.getTime(),
    }))
    .filter((e) => e.type === 'interaction');
  return [collect(rulebook, taken, past), decisions];
}
