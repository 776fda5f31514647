import type { FastifyInstance } from 'fastify';
import { endSession } from '../access/end-session.ts';
import { fromOwnPage } from '../access/from-own-page.ts';
import { sessionCookie } from '../access/session-cookie.ts';
import type { ConsoleOptions } from '../console-options.ts';
import { Refusal } from './refusal.ts';

/** End this session, for this console's own page alone. */
export async function logout(app: FastifyInstance, { db }: Required<ConsoleOptions>): Promise<void> {
  app.post('/logout', async (request, reply) => {
    if (!fromOwnPage(request)) throw new Refusal('OTHER_ORIGIN');
    await endSession(db, request.cookies[sessionCookie] ?? '');
    return reply
      .clearCookie(sessionCookie, { path: app.prefix.replace(/\/api$/, '') })
      .code(204)
      .send();
  });
}
