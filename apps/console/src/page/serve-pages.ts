import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import serveStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findSession } from '../access/find-session.ts';
import { fromOwnPage } from '../access/from-own-page.ts';
import { sessionCookie } from '../access/session-cookie.ts';
import { sessionDays } from '../access/session-days.ts';
import { isLoginLink, spendLoginLink } from '../access/spend-login-link.ts';
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

  await app.register(async (door) => login(door, app.prefix, pages, options));

  const page = async (request: FastifyRequest, reply: FastifyReply) => {
    const token = request.cookies[sessionCookie];
    const role = token === undefined ? undefined : await findSession(db, token, now());
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    return role === undefined ? reply.code(401).send(pages.ask) : reply.send(pages.index);
  };
  app.get('/', page);
  app.get('/*', page);
}

/**
 * The login link. Looking at it spends nothing, so a chat's preview, a mail filter or a prefetch may: only the button does.
 * @param home where the console is
 */
function login(
  door: FastifyInstance,
  home: string,
  pages: ReturnType<typeof readPages>,
  { db, now, secure, logins }: Required<ConsoleOptions>,
): void {
  type Link = { Querystring: { token?: unknown } };
  const tokenOf = ({ token }: Link['Querystring']) =>
    typeof token === 'string' && token !== '' && token.length <= 100 ? token : undefined;
  const refuse = (request: FastifyRequest, reply: FastifyReply) => {
    logins.note(request.ip);
    return reply.code(401).send(pages.ask);
  };
  // the form is empty: what it says stands in its address
  door.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 1024 },
    (_, __, done) => done(null),
  );
  door.addHook('onRequest', async (request, reply) => {
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    const wait = logins.wait(request.ip);
    if (wait > 0) return reply.code(429).header('retry-after', wait).send(pages.ask);
  });
  door.get<Link>('/login', async (request, reply) => {
    const token = tokenOf(request.query);
    if (token === undefined || !(await isLoginLink(db, token, now()))) return refuse(request, reply);
    // without a referrer policy of its own a browser would not say where the form comes from
    return reply.header('referrer-policy', 'same-origin').send(pages.enter);
  });
  door.post<Link>('/login', async (request, reply) => {
    if (!fromOwnPage(request)) return reply.code(403).send(pages.ask);
    const token = tokenOf(request.query);
    const session = token === undefined ? null : await spendLoginLink(db, token, now());
    if (session === null) return refuse(request, reply);
    return reply
      .setCookie(sessionCookie, session, {
        path: home,
        httpOnly: true,
        sameSite: 'strict',
        secure: secure || 'auto',
        maxAge: sessionDays * 86_400,
      })
      .redirect('./', 303);
  });
}

function readPages(screens: string) {
  try {
    const page = (name: string) => readFileSync(join(screens, `${name}.html`), 'utf8');
    return { index: page('index'), ask: page('ask'), enter: page('enter') };
  } catch {
    throw new Error(`The console's screens are not built (looked in ${screens}). Build them: vite build apps/console`);
  }
}
