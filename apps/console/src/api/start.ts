import type { FastifyInstance } from 'fastify';
import type { StartAnswer } from '../answer/start-answer.ts';
import type { ConsoleOptions } from '../console-options.ts';

/** Who looks, and at which journeys. */
export async function start(app: FastifyInstance, { rulebooks, snippet }: Required<ConsoleOptions>): Promise<void> {
  app.get('/start', async (request): Promise<StartAnswer> => {
    const journeys = [...rulebooks().values()].map(({ id, says }) => ({ id, says }));
    return { role: request.consoleRole, journeys, snippet };
  });
}
