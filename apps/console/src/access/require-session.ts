import type { AccessRole } from '@waystage/storage';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ConsoleOptions } from '../console-options.ts';
import { findSession } from './find-session.ts';
import { sessionCookie } from './session-cookie.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** what the session allows; set on every request that got past `requireSession` */
    consoleRole: AccessRole;
  }
}

/** Let nobody past without a session; others get 401 in JSON. */
export function requireSession({ db, now }: Required<ConsoleOptions>) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const token = request.cookies[sessionCookie];
    const role = token === undefined ? undefined : await findSession(db, token, now());
    if (role !== undefined) {
      request.consoleRole = role;
      return;
    }
    return reply
      .code(401)
      .send({ error: 'NO_SESSION', message: 'Your session is over. Ask for a login link: waystage admin invite' });
  };
}
