import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { escapeIdentifier, Pool } from 'pg';
import type { Engine } from '../engine.ts';
import { EngineError } from '../engine-error.ts';
import type { EngineOptions } from '../engine-options.ts';
import { Listeners } from '../listeners.ts';
import { poolDialect } from '../pool-dialect.ts';
import { rememberLoss } from '../remember-loss.ts';
import { valueParsers } from '../value-parsers.ts';
import { lockDirectory } from './lock-directory.ts';
import { makeDirectory } from './make-directory.ts';
import { borrowThread, type SupervisedThread, superviseThread } from './supervise-thread.ts';
import { ThreadSocket } from './thread-socket.ts';
import { upkeep } from './upkeep.ts';
import { watchFreeSpace } from './watch-free-space.ts';

const defaults = { onProblem: () => {}, answerWithin: 30_000, minFreeBytes: 256 * 1024 ** 2, lookEvery: 5_000 };

/** PGlite on a directory of its own: `dir/lock` and `dir/owner` beside the cluster in `dir/postgres`. */
export async function openEmbedded(dir: string, options: EngineOptions): Promise<Engine> {
  const directory = resolve(dir);
  const unlock = take(directory);
  try {
    return await openLocked(directory, { ...defaults, ...options }, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

function take(directory: string): () => void {
  try {
    makeDirectory(directory);
    return lockDirectory(directory);
  } catch (error) {
    if (error instanceof EngineError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new EngineError('DATA_DIRECTORY_UNUSABLE', `The data directory ${directory} cannot be used: ${why}.`, {
      cause: error,
    });
  }
}

async function openLocked(directory: string, options: Required<EngineOptions>, unlock: () => void): Promise<Engine> {
  const { onProblem, answerWithin, minFreeBytes, lookEvery } = options;
  const cluster = join(directory, 'postgres');
  refuseOtherVersions(cluster);
  const report = (error: Error & { code?: string }) =>
    onProblem({ code: error.code ?? 'ENGINE_FAILED', message: error.message });
  const thread = await superviseThread({ directory: cluster }, report);
  const space = watchFreeSpace(directory, { minFree: minFreeBytes, every: lookEvery }, (message) =>
    onProblem({ code: 'DISK_LOW', message }),
  );
  const { pool, ...engine } = useThread(thread, answerWithin);
  const othersWait = async () => (await thread.running()).busy;
  const house = upkeep(pool, engine.exec, { every: lookEvery, othersWait, report });
  let closing: Promise<void> | null = null;
  async function close(): Promise<void> {
    space.stop();
    house.stop();
    await engine.close();
    unlock();
  }
  return {
    ...engine,
    unavailable: () => thread.restarting() ?? space.low(),
    share: ({ rank }) => ({ port: thread.share(rank) }),
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/** The database that another thread of this process has open, through the port which that one's `share` gave. */
export function borrowEmbedded(port: MessagePort, { answerWithin = defaults.answerWithin }: EngineOptions): Engine {
  const { pool: _, ...engine } = useThread(borrowThread(port), answerWithin);
  return {
    ...engine,
    share() {
      throw new EngineError('ENGINE_NOT_OPENED', 'The thread that opened the database shares it, no other.');
    },
  };
}

/** What an engine does by asking the database's thread. Closing it closes the thread's line, or the thread. */
function useThread(thread: SupervisedThread, answerWithin: number): Omit<Engine, 'share'> & { pool: Pool } {
  const listeners = new Listeners();
  const pool = openPool(thread, listeners, answerWithin);
  let closing: Promise<void> | null = null;
  return {
    pool,
    kind: 'embedded',
    durability: 'fsync',
    dialect: poolDialect(pool),
    unavailable: () => thread.restarting(),
    async exec(sql, { within = 600_000 } = {}) {
      if (closing) throw new EngineError('ENGINE_CLOSED', 'The database is closed.');
      const client = await pool.connect();
      const { stream } = (client as unknown as { connection: { stream: ThreadSocket } }).connection;
      stream.answerWithin = within;
      await client.query(sql).finally(() => {
        stream.answerWithin = answerWithin;
        client.release();
      });
    },
    async listen(channel, fn) {
      listeners.add(channel, fn);
      try {
        await pool.query(`listen ${escapeIdentifier(channel)}`);
      } catch (error) {
        listeners.remove(channel, fn);
        throw error;
      }
      // The session goes on listening: it is one for all threads, and another may listen to the same.
      return async () => void listeners.remove(channel, fn);
    },
    close() {
      closing ??= pool.end().then(() => thread.close());
      return closing;
    },
  };
}

function openPool(thread: SupervisedThread, listeners: Listeners, answerWithin: number): Pool {
  let sessions = 0;
  const pool = new Pool({
    // PGlite is one session: of a thread the pool's queue keeps a transaction to itself, of several threads `nextAsker`.
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: answerWithin,
    types: valueParsers,
    stream: () => new ThreadSocket(thread.running, answerWithin),
    // Told here so that nothing is taken from the environment or from ~/.pgpass.
    ...{ host: 'embedded', port: 5432, user: 'postgres', password: '', database: 'postgres', ssl: false },
    async onConnect(client) {
      rememberLoss(client);
      await listeners.attach(client);
      sessions += 1;
      if (sessions > 1) listeners.wakeAll();
    },
  });
  pool.on('error', () => {});
  return pool;
}

function refuseOtherVersions(cluster: string): void {
  const file = join(cluster, 'PG_VERSION');
  if (!existsSync(file)) return;
  const version = readFileSync(file, 'utf8').trim();
  if (version === '18') return;
  const message = `The data in ${cluster} was written by PostgreSQL ${version}; this version of Waystage reads 18.`;
  throw new EngineError('DATA_DIRECTORY_VERSION', message);
}
