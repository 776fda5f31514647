import type { ConsoleJourney } from '../answer/console-journey.ts';
import { Refusal } from './refusal.ts';

/**
 * The journey asked for; the first one where none is named.
 * @throws Refusal `UNKNOWN_JOURNEY`
 */
export function findJourney(journeys: Map<string, ConsoleJourney>, id: string | undefined): ConsoleJourney {
  const journey = id === undefined ? journeys.values().next().value : journeys.get(id);
  if (!journey) throw new Refusal('UNKNOWN_JOURNEY');
  return journey;
}
