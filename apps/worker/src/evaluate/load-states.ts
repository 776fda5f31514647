import type { State } from '@waystage/rules';
import type { LoggedEntry, Tables } from '@waystage/storage';
import type { Transaction } from 'kysely';
import type { Standing } from './evaluate-batch.ts';

/** The states a batch works on. */
export interface States {
  get(company: string, journey: string): Standing | undefined;
  add(company: string, journey: string, state: State): Standing;
  of(journey: string): Standing[];
  ofCompany(company: string): Standing[];
  changed(): Standing[];
  forget(journey: string): void;
}

/** Load what a batch needs: its companies, or the whole partition when an entry is about all of them. */
export async function loadStates(
  tx: Transaction<Tables>,
  partition: number,
  batch: readonly LoggedEntry[],
  table: 'journey_state' | 'shadow_state',
): Promise<States> {
  const all = batch.some((b) => b.company === null);
  const companies = [...new Set(batch.map((b) => b.company).filter((c) => c !== null))];
  const query = tx.selectFrom(table).select(['company', 'journey', 'body']);
  const rows = all
    ? await query.where('partition', '=', partition).execute()
    : companies.length > 0
      ? await query.where('company', 'in', companies).execute()
      : [];
  const key = (company: string, journey: string) => `${company}\n${journey}`;
  const states = new Map<string, Standing>(
    rows.map((r) => [
      key(r.company, r.journey),
      { company: r.company, journey: r.journey, state: r.body as State, changed: false },
    ]),
  );
  return {
    get: (company, journey) => states.get(key(company, journey)),
    add(company, journey, state) {
      const standing = { company, journey, state, changed: false };
      states.set(key(company, journey), standing);
      return standing;
    },
    of: (journey) => [...states.values()].filter((s) => s.journey === journey),
    ofCompany: (company) => [...states.values()].filter((s) => s.company === company),
    forget(journey) {
      for (const [id, s] of states) if (s.journey === journey) states.delete(id);
    },
    changed: () => [...states.values()].filter((s) => s.changed),
  };
}
