import { fileURLToPath } from 'node:url';
import cookie from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import { ZodError } from 'zod';
import { requireSession } from './access/require-session.ts';
import { company } from './api/company.ts';
import { live } from './api/live.ts';
import { logout } from './api/logout.ts';
import { pipeline } from './api/pipeline.ts';
import { Refusal } from './api/refusal.ts';
import { start } from './api/start.ts';
import { transitions } from './api/transitions.ts';
import type { ConsoleOptions } from './console-options.ts';
import { securityHeaders } from './page/security-headers.ts';
import { servePages } from './page/serve-pages.ts';

const routes = [start, pipeline, company, transitions, live, logout];

/**
 * The console, as a Fastify plugin; register it with `prefix: '/console'`.
 * @throws Error (at registration) when the screens have not been built
 */
export async function consoleApp(app: FastifyInstance, options: ConsoleOptions): Promise<void> {
  const screens = fileURLToPath(new URL('../dist', import.meta.url));
  const all: Required<ConsoleOptions> = { screens, secure: false, now: () => new Date(), ...options };
  await app.register(cookie);
  app.decorateRequest('consoleRole', 'viewer');
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(securityHeaders);
  });
  await app.register(
    async (api) => {
      api.addHook('onRequest', async (_request, reply) => {
        reply.header('cache-control', 'no-store');
      });
      api.addHook('onRequest', requireSession(all));
      for (const route of routes) await route(api, all);
      api.all('/*', () => {
        throw new Refusal('UNKNOWN_ADDRESS');
      });
      api.setErrorHandler((error, request, reply) => {
        const refusal = error instanceof ZodError ? new Refusal('BAD_REQUEST') : error;
        if (refusal instanceof Refusal)
          return reply.code(refusal.statusCode).send({ error: refusal.code, message: refusal.message });
        const { statusCode = 500, message } = error as { statusCode?: number; message: string };
        if (statusCode < 500) return reply.code(statusCode).send({ error: 'BAD_REQUEST', message });
        request.log.error(error);
        return reply.code(500).send({ error: 'FAILED', message: 'The console could not answer. The log says why.' });
      });
    },
    { prefix: '/api' },
  );
  await servePages(app, all);
}
