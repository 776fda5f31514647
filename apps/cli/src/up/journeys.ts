import type { ConsoleJourney } from '@waystage/console';
import type { Rulebook } from '@waystage/rules';
import type { Store } from '@waystage/storage';
import { ruleShelf } from '@waystage/worker';

/** What the screens need of a rulebook. */
export function consoleJourney(rulebook: Rulebook): ConsoleJourney {
  return {
    id: rulebook.id,
    says: rulebook.says,
    phases: rulebook.phases.map((p) => ({
      phase: p.name,
      stages: p.stages.map((s) => ({ stage: s.name, readiness: s.readiness, says: s.says })),
    })),
    jobs: [...rulebook.jobs.keys()],
    rules: Object.fromEntries(rulebook.rules.map((r) => [r.name, r.says])),
  };
}

/** The deployed journeys for the console, kept fresh after each deploy. */
export async function deployedJourneys(
  store: Store,
  problem: (error: unknown) => void,
): Promise<() => Map<string, ConsoleJourney>> {
  const shelf = ruleShelf(store.db);
  let journeys = new Map<string, ConsoleJourney>();
  const refresh = async () => {
    journeys = new Map((await shelf.newest()).map(({ rulebook }) => [rulebook.id, consoleJourney(rulebook)]));
  };
  await refresh();
  await store.engine.listen('rules', () => void refresh().catch(problem));
  return () => journeys;
}
