import cors from '@fastify/cors';
import rateLimit from '@fastify/rate-limit';
import { limits } from '@waystage/events';
import type { Store, Vault } from '@waystage/storage';
import fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify';
import type { Allowance } from './access/allowance.ts';
import { plainRequests } from './access/plain-requests.ts';
import { requestsUnderWay } from './access/requests-under-way.ts';
import { siteBook } from './access/site-book.ts';
import { CollectorError } from './collector-error.ts';
import { groupCommit } from './commit/group-commit.ts';
import { errorAnswer } from './error-answer.ts';
import { browserEvents } from './route/browser-events.ts';
import { companies } from './route/companies.ts';
import { deliveryRate } from './route/delivery-rate.ts';
import { events } from './route/events.ts';
import { health } from './route/health.ts';
import { type Script, script } from './route/script.ts';
import { serverEvents } from './route/server-events.ts';
import { siteMode } from './route/site-mode.ts';
import { transitions } from './route/transitions.ts';

/** What the collector needs from outside. */
export interface CollectorOptions {
  store: Store;
  vault: Vault;
  /** the browser script to serve; without it `/w.js` is not there */
  script?: Script;
  /** addresses or networks of proxies whose `X-Forwarded-For` is believed; none unless told */
  proxies?: readonly string[];
  /** `false`: automated browsers count like people, for a demonstration played by a script; default true */
  markBots?: boolean;
  /** what may be sent with a public key, which anybody can read; unlimited unless told */
  allowance?: Allowance;
  /** milliseconds since 1970 */
  now?: () => number;
  logger?: FastifyServerOptions['loggerInstance'];
}

/** milliseconds a stop gives to requests under way */
const CLOSE_GRACE = 3000;

async function refuse(): Promise<never> {
  throw new CollectorError('unavailable');
}

/** The collector as an application: `listen` makes it a server, `inject` a test. */
export async function collectorApp(options: CollectorOptions): Promise<FastifyInstance> {
  const { store, vault, now = Date.now, markBots = true } = options;
  const app = fastify({
    ...(options.logger && { loggerInstance: options.logger }),
    trustProxy: options.proxies?.length ? [...options.proxies] : false,
    // a request's log would hold its address
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: limits.batchBytes,
    // a body that trickles in, and a handler whose database is away: each request ends within ten seconds
    requestTimeout: 9000,
    handlerTimeout: 9500,
    frameworkErrors: errorAnswer,
    maxRequestsPerSocket: 1000,
    // Node looks for what is late every 30 s unless told
    http: { headersTimeout: 5000, connectionsCheckingInterval: 500 },
    routerOptions: { ignoreTrailingSlash: true },
  });
  const sites = siteBook(store.db, now);
  const commit = groupCommit(
    (events) => (store.engine.unavailable() === null ? store.inbox.append(events) : refuse()),
    { lanes: store.engine.kind === 'embedded' ? 1 : 2 },
  );
  const deps = {
    store,
    vault,
    sites,
    commit,
    markBots,
    now,
    problem: (err: unknown) => app.log.warn({ err }, 'after the commit'),
  };

  // a stop waits for requests under way, and not for a body that trickles in
  app.addHook('preClose', async () => {
    setTimeout(() => app.server.closeAllConnections(), CLOSE_GRACE).unref();
  });
  app.setErrorHandler(errorAnswer);
  app.setNotFoundHandler(async () => {
    throw new CollectorError('not_found');
  });
  requestsUnderWay(app);
  plainRequests(app);
  await app.register(cors, {
    origin: async (origin: string | undefined) => origin !== undefined && (await sites.allows(origin)),
    methods: ['POST', 'GET'],
    exposedHeaders: ['retry-after', 'waystage-counts'],
    maxAge: 86_400,
  });
  await app.register(rateLimit, { global: false });
  await app.register(browserEvents, { ...deps, allowance: options.allowance });
  await app.register(serverEvents, deps);
  await app.register(events, deps);
  await app.register(companies, deps);
  await app.register(transitions, deps);
  await app.register(deliveryRate, deps);
  await app.register(siteMode, deps);
  await app.register(health, deps);
  if (options.script) await app.register(script, { store, script: options.script });
  return app;
}
