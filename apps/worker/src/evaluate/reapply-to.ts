import type { Decision, Entry, ReappliedEntry } from '@waystage/events';
import { type Rulebook, reapply, type State } from '@waystage/rules';
import type { Tables } from '@waystage/storage';
import type { Kysely } from 'kysely';

/** What reapplying the rules means for one company: its log is folded again from the beginning. Live and replay do the same. */
export async function reapplyTo(
  db: Kysely<Tables>,
  rulebook: Rulebook,
  company: string,
  state: State,
  entry: ReappliedEntry,
): Promise<[State, Decision[]]> {
  const rows = await db
    .selectFrom('company_past')
    .select(['offset', 'received', 'body'])
    .where('company', '=', company)
    .where('offset', '<', entry.offset)
    .orderBy('offset')
    .execute();
  const past = rows.map((r) => ({ ...(r.body as Entry), offset: r.offset, received: r.received.getTime() }));
  return reapply(rulebook, state, entry, past);
}
