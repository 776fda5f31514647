import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import serveStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findSession } from '../access/find-session.ts';
import { sessionCookie } from '../access/session-cookie.ts';
import { sessionDays } from '../access/session-days.ts';
import { spendLoginLink } from '../access/spend-login-link.ts';
import type { ConsoleOptions } from '../console-options.ts';

/**
 * The screens: hashed files for everybody, pages for those with a session, and the login link.
 * @throws Error when the screens have not been built
 */
export async function servePages(app: FastifyInstance, options: Required<ConsoleOptions>): Promise<void> {
  const { db, screens, now } = options;
  const pages = readPages(screens);
  await app.register(serveStatic, {
    root: join(screens, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    index: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
  });

  // Not for HEAD (link checkers) and not for a prefetch: only a person who follows the link may use it up.
  app.get<{ Querystring: { token?: unknown } }>('/login', { exposeHeadRoute: false }, async (request, reply) => {
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    if (/prefetch|prerender/.test(String(request.headers['sec-purpose'] ?? ''))) return reply.code(503).send('');
    const { token } = request.query;
    const fits = typeof token === 'string' && token.length <= 100;
    const session = fits ? await spendLoginLink(db, token, now()) : null;
    if (session === null) return reply.code(401).send(pages.ask);
    reply.setCookie(sessionCookie, session, {
      path: app.prefix,
      httpOnly: true,
      sameSite: 'strict',
      secure: options.secure || 'auto',
      maxAge: sessionDays * 86_400,
    });
    // A page, not a redirect: after a click in a mail or a chat, a strict cookie would not go along with the redirect.
    return reply.send(pages.welcome);
  });

  const page = async (request: FastifyRequest, reply: FastifyReply) => {
    const token = request.cookies[sessionCookie];
    const role = token === undefined ? undefined : await findSession(db, token, now());
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    return role === undefined ? reply.code(401).send(pages.ask) : reply.send(pages.index);
  };
  app.get('/', page);
  app.get('/*', page);
}

function readPages(screens: string) {
  try {
    const page = (name: string) => readFileSync(join(screens, `${name}.html`), 'utf8');
    return { index: page('index'), ask: page('ask'), welcome: page('welcome') };
  } catch {
    throw new Error(`The console's screens are not built (looked in ${screens}). Build them: vite build apps/console`);
  }
}
