import type { ConsoleJourney } from '@waystage/console';
import type { Rulebook } from '@waystage/rules';
import type { Store } from '@waystage/storage';

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

/** Milliseconds until it is asked again what could not be told. */
const askAgain = 1000;

/** The deployed journeys for the console, kept fresh after each deploy; rules are read in another thread. */
export async function deployedJourneys(
  store: Store,
  read: () => Promise<ConsoleJourney[]>,
  problem: (error: unknown) => void,
): Promise<() => Map<string, ConsoleJourney>> {
  let journeys = new Map<string, ConsoleJourney>();
  const refresh = async () => {
    journeys = new Map((await read()).map((journey) => [journey.id, journey]));
  };
  const keepAsking = () =>
    void refresh().catch((error) => {
      problem(error);
      setTimeout(keepAsking, askAgain).unref();
    });
  await refresh();
  await store.engine.listen('rules', keepAsking);
  return () => journeys;
}
