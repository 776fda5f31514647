import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scriptAssets } from '@waystage/browser/assets';
import { collectorApp, networkOf } from '@waystage/collector';
import { adminApi, consoleApp, wrongLogins } from '@waystage/console';
import { siteOrigins } from '@waystage/demo';
import { openStore, openVault, proveVaultKey, vaultIsUsed } from '@waystage/storage';
import { guard } from '@waystage/worker';
import pc from 'picocolors';
import { ruleFiles } from '../rule-files.ts';
import { html } from '../snippet/html.ts';
import { tagOf } from '../snippet/tag-of.ts';
import { dataDirectory } from './data-directory.ts';
import { startDemo } from './demo.ts';
import { freePorts } from './free-ports.ts';
import { installation } from './installation.ts';
import { deployedJourneys } from './journeys.ts';
import { onStop } from './on-stop.ts';
import { operations } from './operations.ts';
import { originOf } from './origin-of.ts';
import { readyTable } from './ready-table.ts';
import { serverLog } from './server-log.ts';
import { keepThread } from './thread/keep-thread.ts';
import { rulesThreads } from './thread/rules-threads.ts';
import { vaultMaster } from './vault-master.ts';

/** What `waystage up` can be told. */
export interface UpOptions {
  demo?: boolean;
  port: number;
  data: string;
  database?: string;
  host: string;
  url?: string;
  rules?: string;
  origin?: string[];
  proxy?: string[];
  /** requests a minute; 0: no limit */
  siteRate: number;
  /** megabytes a day; 0: no limit */
  siteQuota: number;
}

/** how long a stop waits for requests under way (ms) */
const patience = 3000;
const say = (line: string) => process.stdout.write(`${line}\n`);
const demoRules = dirname(fileURLToPath(import.meta.resolve('@waystage/rules/examples/crm-suite/journey.yaml')));

/** A host to listen on as it stands in an address. */
function hostInUrl(host: string): string {
  if (host === '127.0.0.1' || host === '::1') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/** Where this machine itself finds what listens on a host. */
function localAddress(host: string, port: number): string {
  const everywhere = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host];
  return `http://${everywhere ?? (host.includes(':') ? `[${host}]` : host)}:${port}`;
}

/** Run everything in this process until it is told to stop. */
export async function up(options: UpOptions): Promise<void> {
  const { port, host, demo = false } = options;
  const dir = dataDirectory(options.data);
  await freePorts(host, demo ? [port, port + 1, port + 2] : [port]);
  const log = serverLog();
  const problem = (error: unknown) => log.warn({ err: error }, error instanceof Error ? error.message : String(error));
  const stop = onStop(say);

  say(
    pc.dim(
      options.database
        ? 'Opening the PostgreSQL database'
        : `Opening the embedded database in ${dir} (the first time takes some seconds)`,
    ),
  );
  const store = await openStore(options.database ? { url: options.database } : { dir: join(dir, 'database') }, {
    onProblem: (p) => log.warn(p, p.message),
  });
  stop.add(() => store.close());
  const master = vaultMaster(dir, await vaultIsUsed(store.db));
  await proveVaultKey(store.db, master);
  const vault = openVault(store.db, master);
  const url = options.url?.replace(/\/+$/, '') ?? `http://${hostInUrl(host)}:${port}`;
  const origins = [...(options.origin ?? []).map(originOf), ...(demo ? siteOrigins(port + 1) : [])];
  const local = await installation(
    store,
    dir,
    { url, at: localAddress(host, port) },
    origins.length > 0 ? origins : undefined,
    demo,
  );

  const deliveryGuard = {
    ...(demo && { allowHttp: true, allowRanges: ['127.0.0.0/8', '::1/128'], allowPorts: [port + 2] }),
  };
  const rules = rulesThreads(
    () => ({ engine: store.engine.share({ rank: 2, poolSize: 2 }), master, pipeline: null }),
    problem,
  );
  stop.add(() => rules.close());
  const pipeline = keepThread({
    name: 'pipeline',
    settings: () => ({
      engine: store.engine.share({ rank: 1, poolSize: 8 }),
      master,
      pipeline: { guard: deliveryGuard },
    }),
    silentFor: 10,
    again: true,
    problem,
  });
  stop.add(() => pipeline.close());
  await pipeline.ready;

  const rulesDir = options.rules ?? (demo ? demoRules : undefined);
  if (rulesDir) {
    for (const { journey, version, changed } of await rules.ask(
      'deploy',
      () => {},
      await ruleFiles(rulesDir),
      'waystage up',
      false,
    ))
      say(pc.dim(`Rules of ${journey}: ${changed ? 'deployed' : 'as deployed before'} (${version.slice(0, 19)})`));
  }

  const app = await collectorApp({
    store,
    vault,
    script: scriptAssets(),
    ...(options.proxy && { proxies: options.proxy }),
    allowance: { requestsPerMinute: options.siteRate, bytesPerDay: options.siteQuota * 1_000_000 },
    logger: log,
    markBots: !demo,
  });
  const way = guard(deliveryGuard);
  const does = operations({ store, pipeline: pipeline.ask, rules: rules.ask, guard: way, url });
  const logins = wrongLogins(networkOf, () => new Date());
  await app.register(adminApi, { prefix: '/v1', db: store.db, operations: does, logins });
  const listeners = new Set<(companies: string[]) => void>();
  await store.engine.listen('moved', (payload) => {
    for (const fn of listeners) fn(payload === '' ? [] : payload.split(','));
  });
  const journeys = await deployedJourneys(store, () => pipeline.ask('journeys', () => {}), problem);
  const publicKey = local.sites[0]!.publicKey;
  await app.register(consoleApp, {
    prefix: '/console',
    db: store.db,
    rulebooks: journeys,
    namesOf: async (ids: string[]) =>
      new Map([...(await vault.open(ids))].map(([id, who]) => [id, who.name ?? who.email ?? who.user_id ?? id])),
    changes: (fn: (companies: string[]) => void) => {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    snippet: html(tagOf(url, publicKey)),
    logins,
    secure: url.startsWith('https:'),
  });
  await app.listen({ port, host });
  stop.add(async () => {
    // what trickles in, or waits for a database that does not answer, is cut after a while
    const cut = setTimeout(() => app.server.closeAllConnections(), patience);
    await app.close();
    clearTimeout(cut);
  });
  const running = demo ? await startDemo(store, way, local, port, say) : null;
  if (running) stop.add(() => running.close());

  const link = await does.invite('administrator');
  say('');
  say(
    readyTable([
      ['console', `${url}/console`, 'where every company stands (link below)'],
      ['collector', url, 'takes events'],
      ...(running
        ? ([
            ['demo site', running.site, 'choose who you are at the top, read two articles'],
            ['receiver', running.receiver, 'what the webhooks brought, also printed here'],
          ] as const)
        : []),
    ]),
  );
  say(`\nAdministrator link (once, within a day): ${pc.cyan(link)}`);
  if (!rulesDir && journeys().size === 0) say(pc.yellow('No rules are deployed yet: start with --rules DIR.'));
  say(pc.dim('Ctrl-C stops everything.\n'));
  await stop.ready();
}
