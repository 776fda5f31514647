import type { Decision, DeployEntry, ReappliedEntry } from '@waystage/events';
import { emptyState, nextDue, type Rulebook, type State, step, view } from '@waystage/rules';
import { appendEntries, type LoggedEntry, type NewEntry, type Tables } from '@waystage/storage';
import { sql, type Transaction } from 'kysely';
import type { RuleShelf } from '../rules/rule-shelf.ts';
import { type ActiveRules, activeRules } from './active-rules.ts';
import { deployTo } from './deploy-to.ts';
import { handOver } from './hand-over.ts';
import { loadStates, type States } from './load-states.ts';
import { reapplyTo } from './reapply-to.ts';
import { saveShadow } from './save-shadow.ts';
import { saveStates } from './save-states.ts';
import { writeShadow } from './write-shadow.ts';
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
/** The rules that decide, or those that run beside them: which they are, where they see everybody, what they decided. */
interface Side {
  rules: ActiveRules;
  states: States;
  decided: Decided[];
}

/**
 * The second hop for one batch of one partition, inside the caller's transaction: fold the rules over the companies' logs
 * and write state, transitions and deliveries.
 */
export async function evaluateBatch(
  tx: Transaction<Tables>,
  partition: number,
  batch: readonly LoggedEntry[],
  { shelf, partitions }: { shelf: RuleShelf; partitions: number },
): Promise<void> {
  const live: Side = {
    rules: await activeRules(tx, partition, shelf, 'active_rules'),
    states: await loadStates(tx, partition, batch, 'journey_state'),
    decided: [],
  };
  const shadow: Side = {
    rules: await activeRules(tx, partition, shelf, 'shadow_rules'),
    states: await loadStates(tx, partition, batch, 'shadow_state'),
    decided: [],
  };

  const handedOver: NewEntry[] = [];
  for (const logged of batch) {
    const { company, entry } = logged;
    if (entry.type === 'deploy') await deploy(tx, entry, live, shadow, partition);
    else if (entry.type === 'reapplied') await reapply(tx, company!, entry, live);
    else {
      if (entry.type === 'merged')
        handedOver.push(...(await handOver(tx, company!, entry, live.states.ofCompany(company!), partitions)));
      for (const side of [live, shadow]) foldEntry(side, logged);
    }
  }

  const dueOf = (side: Side) => (s: Standing) => nextDue(rulebookOf(side, s), s.state);
  await saveStates(tx, partition, live.states.changed(), (s) => view(rulebookOf(live, s), s.state), dueOf(live));
  await saveShadow(tx, partition, shadow.states.changed(), dueOf(shadow));
  await writeTransitions(tx, partition, live.decided);
  await writeShadow(tx, shadow.decided);
  const moved = [...new Set(live.decided.map((d) => d.company))];
  if (live.states.changed().length > 0)
    await sql`select pg_notify('moved', ${moved.length <= 200 ? moved.join(',') : ''})`.execute(tx);
  await appendEntries(tx, handedOver, new Date());
}

const rulebookOf = (side: Side, standing: Standing): Rulebook => side.rules.get(standing.journey)!.rulebook;

function decide(
  side: Side,
  standing: Standing,
  [state, decisions]: [State, Decision[]],
  version: string,
  offset: number,
): void {
  standing.changed ||= state !== standing.state;
  standing.state = state;
  for (const decision of decisions) side.decided.push({ company: standing.company, decision, version, offset });
}

function foldEntry(side: Side, { company, entry }: LoggedEntry): void {
  for (const { rulebook, version } of side.rules.all()) {
    const { states } = side;
    const own =
      company === null
        ? states.of(rulebook.id)
        : [states.get(company, rulebook.id) ?? states.add(company, rulebook.id, emptyState(rulebook))];
    for (const standing of own) decide(side, standing, step(rulebook, standing.state, entry), version, entry.offset);
  }
}

async function reapply(tx: Transaction<Tables>, company: string, entry: ReappliedEntry, live: Side): Promise<void> {
  const standing = live.states.get(company, entry.journey);
  const rules = live.rules.get(entry.journey);
  if (!standing || !rules) return;
  const came = await reapplyTo(tx, rules.rulebook, company, standing.state, entry);
  decide(live, standing, came, rules.version, entry.offset);
}

/** Shadow rules begin where the deciding ones stand; a real deploy ends the shadow of its journey. */
async function deploy(
  tx: Transaction<Tables>,
  entry: DeployEntry,
  live: Side,
  shadow: Side,
  partition: number,
): Promise<void> {
  const side = entry.shadow ? shadow : live;
  await side.rules.activate(entry.journey, entry.version);
  const { rulebook, version } = side.rules.get(entry.journey)!;
  shadow.states.forget(entry.journey);
  await tx.deleteFrom('shadow_state').where('partition', '=', partition).where('journey', '=', entry.journey).execute();
  if (!entry.shadow) await shadow.rules.retire(entry.journey);
  for (const { company, state } of live.states.of(entry.journey)) {
    const standing = entry.shadow
      ? shadow.states.add(company, entry.journey, state)
      : live.states.get(company, entry.journey)!;
    standing.changed = true;
    decide(side, standing, await deployTo(tx, rulebook, company, state, entry), version, entry.offset);
  }
}
