import { queryOptions } from '@tanstack/react-query';
import type { PipelineAnswer } from '../../answer/pipeline-answer.ts';
import { getJson } from './get-json.ts';

/** The board of a journey. The live stream keeps it fresh; while it is empty nothing would tell, so it asks. */
export const pipelineQuery = (journey: string) =>
  queryOptions({
    queryKey: ['pipeline', journey],
    queryFn: () => getJson<PipelineAnswer>('pipeline', { journey }),
    refetchInterval: (query) => (query.state.data?.cards.length === 0 ? 3000 : 600_000),
  });
