import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { startQuery } from '../ask/start-query.ts';

/** The id of the journey that is looked at: the one in the address, else the first; empty while none is known. */
export function useJourney(): string {
  const { journey } = useSearch({ from: '__root__' });
  const start = useQuery(startQuery);
  return journey ?? start.data?.journeys[0]?.id ?? '';
}
