import type { FastifyInstance } from 'fastify';
import { endSession } from '../access/end-session.ts';
import { sessionCookie } from '../access/session-cookie.ts';
import type { ConsoleOptions } from '../console-options.ts';

/** End this session. A strict cookie does not come along with other sites' requests, so nobody else can do it. */
export async function logout(app: FastifyInstance, { db }: Required<ConsoleOptions>): Promise<void> {
  app.post('/logout', async (request, reply) => {
    await endSession(db, request.cookies[sessionCookie] ?? '');
    return reply
      .clearCookie(sessionCookie, { path: app.prefix.replace(/\/api$/, '') })
      .code(204)
      .send();
  });
}
