import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { pipelineQuery } from '../ask/pipeline-query.ts';
import { Failure } from '../frame/failure.tsx';
import { useJourney } from '../frame/use-journey.ts';
import { text } from '../text.ts';
import { Board } from './board.tsx';
import { Waiting } from './waiting.tsx';

/** Where is everybody? */
export function PipelinePage() {
  const journey = useJourney();
  const board = useQuery(pipelineQuery(journey));
  useEffect(() => {
    document.title = `${text.pipeline} · ${text.product}`;
  }, []);
  if (board.data && board.data.cards.length > 0)
    return <Board key={journey} journey={board.data.journey} cards={board.data.cards} />;
  if (board.data) return <Waiting events={board.data.events} />;
  return board.isError ? <Failure error={board.error} again={board.refetch} /> : null;
}
