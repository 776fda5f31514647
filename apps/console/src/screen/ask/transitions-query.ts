import { infiniteQueryOptions } from '@tanstack/react-query';
import type { TransitionsAnswer } from '../../answer/transitions-answer.ts';
import { getJson } from './get-json.ts';

/** A company's time line, the newest first, as far back as was asked for. */
export const transitionsQuery = (company: string, journey: string) =>
  infiniteQueryOptions({
    queryKey: ['company', company, journey, 'transitions'],
    queryFn: ({ pageParam }) =>
      getJson<TransitionsAnswer>(`companies/${encodeURIComponent(company)}/transitions`, {
        journey,
        before: pageParam ?? undefined,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.earlier,
  });
