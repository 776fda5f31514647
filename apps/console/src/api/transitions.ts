import { readTransitions } from '@waystage/storage';
import type { FastifyInstance } from 'fastify';
import { maySeeNames } from '../access/may-see-names.ts';
import type { TransitionsAnswer } from '../answer/transitions-answer.ts';
import type { ConsoleOptions } from '../console-options.ts';
import { peopleIn } from '../show/people-in.ts';
import { askFor } from './ask-for.ts';
import { findJourney } from './find-journey.ts';

const atOnce = 50;

/** A company's time line, a part at a time, the newest first. */
export async function transitions(app: FastifyInstance, options: Required<ConsoleOptions>): Promise<void> {
  const { db, rulebooks, namesOf } = options;
  app.get('/companies/:id/transitions', async (request): Promise<TransitionsAnswer> => {
    const { id } = askFor.company.parse(request.params);
    const { journey, before } = askFor.transitions.parse(request.query);
    const of = { company: id, journey: findJourney(rulebooks(), journey).id, before };
    const found = await readTransitions(db, of, atOnce + 1);
    const shown = found.slice(0, atOnce);
    const names = maySeeNames(request.consoleRole) ? await namesOf(peopleIn(shown)) : new Map<string, string>();
    return {
      transitions: shown,
      earlier: found.length > atOnce ? (shown.at(-1)?.data.sequence ?? null) : null,
      names: Object.fromEntries(names),
    };
  });
}
