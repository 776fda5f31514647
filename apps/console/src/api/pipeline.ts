import { countEvents, readBoard } from '@waystage/storage';
import type { FastifyInstance } from 'fastify';
import type { PipelineAnswer } from '../answer/pipeline-answer.ts';
import type { ConsoleOptions } from '../console-options.ts';
import { journeyView } from '../show/journey-view.ts';
import { showCard } from '../show/show-card.ts';
import { askFor } from './ask-for.ts';
import { findJourney } from './find-journey.ts';

/** Where everybody is in a journey, or where the companies asked for are. */
export async function pipeline(app: FastifyInstance, { db, rulebooks, now }: Required<ConsoleOptions>): Promise<void> {
  app.get('/pipeline', async (request): Promise<PipelineAnswer> => {
    const { journey: id, companies } = askFor.pipeline.parse(request.query);
    const journey = findJourney(rulebooks(), id);
    const rows = await readBoard(db, journey.id, companies);
    const at = now();
    // A company that was merged into another is on the board as that one.
    return {
      journey,
      cards: rows
        .map((row) => showCard(row, journeyView.parse(row.view), at))
        .filter((card) => card.stage !== 'merged'),
      events: await countEvents(db),
    };
  });
}
