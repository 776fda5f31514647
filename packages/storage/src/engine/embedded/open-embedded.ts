import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PostgresDialect } from 'kysely';
import { escapeIdentifier, Pool } from 'pg';
import type { Engine } from '../engine.ts';
import { EngineError } from '../engine-error.ts';
import type { EngineOptions } from '../engine-options.ts';
import { Listeners } from '../listeners.ts';
import { valueParsers } from '../value-parsers.ts';
import { lockDirectory } from './lock-directory.ts';
import { superviseThread } from './supervise-thread.ts';
import { ThreadSocket } from './thread-socket.ts';

/** PGlite on a directory of its own: `dir/lock` and `dir/owner` beside the cluster in `dir/postgres`. */
export async function openEmbedded(
  dir: string,
  { onProblem = () => {}, answerWithin = 30_000 }: EngineOptions,
): Promise<Engine> {
  const directory = resolve(dir);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const unlock = lockDirectory(directory);
  try {
    return await openLocked(directory, { onProblem, answerWithin }, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openLocked(
  directory: string,
  { onProblem, answerWithin }: Required<Pick<EngineOptions, 'onProblem' | 'answerWithin'>>,
  unlock: () => void,
): Promise<Engine> {
  const cluster = join(directory, 'postgres');
  refuseOtherVersions(cluster);
  const report = (error: Error & { code?: string }) =>
    onProblem({ code: error.code ?? 'ENGINE_FAILED', message: error.message });
  const thread = await superviseThread({ directory: cluster }, report);
  const listeners = new Listeners();
  let sessions = 0;
  const pool = new Pool({
    // PGlite is one session; the pool's queue is what keeps a transaction to itself.
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: answerWithin,
    types: valueParsers,
    stream: () => new ThreadSocket(thread.running, answerWithin),
    // Told here so that nothing is taken from the environment or from ~/.pgpass.
    ...{ host: 'embedded', port: 5432, user: 'postgres', password: '', database: 'postgres', ssl: false },
    async onConnect(client) {
      client.on('error', () => {});
      await listeners.attach(client);
      sessions += 1;
      if (sessions > 1) listeners.wakeAll();
    },
  });
  pool.on('error', () => {});
  let closing: Promise<void> | null = null;

  return {
    kind: 'embedded',
    durability: 'fsync',
    dialect: new PostgresDialect({
      pool: { connect: () => pool.connect(), end: async () => {}, options: pool.options },
    }),
    unavailable: () => thread.restarting(),
    async exec(sql, { within = 600_000 } = {}) {
      const client = await pool.connect();
      const { stream } = (client as unknown as { connection: { stream: ThreadSocket } }).connection;
      stream.answerWithin = within;
      await client.query(sql).finally(() => {
        stream.answerWithin = answerWithin;
        client.release();
      });
    },
    async listen(channel, fn) {
      if (listeners.add(channel, fn)) await pool.query(`listen ${escapeIdentifier(channel)}`);
      return async () => {
        if (listeners.remove(channel, fn) && !closing) await pool.query(`unlisten ${escapeIdentifier(channel)}`);
      };
    },
    close() {
      closing ??= pool
        .end()
        .then(() => thread.close())
        .then(unlock);
      return closing;
    },
  };
}

function refuseOtherVersions(cluster: string): void {
  const file = join(cluster, 'PG_VERSION');
  if (!existsSync(file)) return;
  const version = readFileSync(file, 'utf8').trim();
  if (version === '18') return;
  const message = `The data in ${cluster} was written by PostgreSQL ${version}; this version of Waystage reads 18.`;
  throw new EngineError('DATA_DIRECTORY_VERSION', message);
}
