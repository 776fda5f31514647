import type { Decision } from '@waystage/events';
import { emptyState, nextDue, type Rulebook, type State, step, view } from '@waystage/rules';
import type { LoggedEntry, Tables } from '@waystage/storage';
import { sql, type Transaction } from 'kysely';
import type { RuleShelf } from '../rules/rule-shelf.ts';
import { activeRules } from './active-rules.ts';
import { loadStates } from './load-states.ts';
import { saveStates } from './save-states.ts';
import { writeTransitions } from './write-transitions.ts';

/** One company in one journey: its state, and whether this batch changed it. */
export interface Standing {
  company: string;
  journey: string;
  state: State;
  changed: boolean;
}
/** A decision of the rules, whose it is, and which entry under which rules caused it. */
export interface Decided {
  company: string;
  decision: Decision;
  version: string;
  offset: number;
}

/**
 * The second hop for one batch of one partition, inside the caller's transaction: fold the rules over the companies' logs
 * and write state, transitions and deliveries.
 */
export async function evaluateBatch(
  tx: Transaction<Tables>,
  partition: number,
  batch: readonly LoggedEntry[],
  shelf: RuleShelf,
): Promise<void> {
  const rules = await activeRules(tx, partition, shelf);
  const states = await loadStates(tx, partition, batch);
  const decided: Decided[] = [];

  const fold = (company: string, rulebook: Rulebook, version: string, logged: LoggedEntry) => {
    const standing = states.get(company, rulebook.id) ?? states.add(company, rulebook.id, emptyState(rulebook));
    const [state, decisions] = step(rulebook, standing.state, logged.entry);
    standing.changed ||= state !== standing.state;
    standing.state = state;
    for (const decision of decisions) decided.push({ company, decision, version, offset: logged.entry.offset });
  };

  for (const logged of batch) {
    const { company, entry } = logged;
    if (entry.type === 'deploy') {
      await rules.activate(entry.journey, entry.version);
      const { rulebook, version } = rules.get(entry.journey)!;
      for (const each of states.of(entry.journey)) fold(each.company, rulebook, version, logged);
    } else {
      for (const { rulebook, version } of rules.all()) {
        if (company !== null) fold(company, rulebook, version, logged);
        else for (const each of states.of(rulebook.id)) fold(each.company, rulebook, version, logged);
      }
    }
  }

  const rulebookOf = (s: Standing) => rules.get(s.journey)!.rulebook;
  await saveStates(
    tx,
    partition,
    states.changed(),
    (s) => view(rulebookOf(s), s.state),
    (s) => nextDue(rulebookOf(s), s.state),
  );
  await writeTransitions(tx, partition, decided);
  const moved = [...new Set(decided.map((d) => d.company))];
  if (states.changed().length > 0)
    await sql`select pg_notify('moved', ${moved.length <= 200 ? moved.join(',') : ''})`.execute(tx);
}
