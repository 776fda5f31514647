import { queryOptions } from '@tanstack/react-query';
import type { StartAnswer } from '../../answer/start-answer.ts';
import { getJson } from './get-json.ts';

/** Who looks and which journeys there are; asked again while there is none. */
export const startQuery = queryOptions({
  queryKey: ['start'],
  queryFn: () => getJson<StartAnswer>('start'),
  refetchInterval: (query) => (query.state.data?.journeys.length === 0 ? 3000 : 600_000),
});
