import { Client, Pool } from 'pg';
import type { Engine } from '../engine.ts';
import { EngineError } from '../engine-error.ts';
import type { EngineOptions } from '../engine-options.ts';
import { poolDialect } from '../pool-dialect.ts';
import { rememberLoss } from '../remember-loss.ts';
import { valueParsers } from '../value-parsers.ts';
import { keepListening } from './keep-listening.ts';
import { openSocket } from './open-socket.ts';

/** After this many milliseconds without a byte a connection counts as dead: a cancelled statement needs time to say so. */
const silenceAfter = (answerWithin: number) => answerWithin + Math.min(answerWithin, 5_000);

const switchedOff = `select name as off from pg_settings
  where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'`;

/** Milliseconds a stop waits for connections whose server does not answer. */
const closeWithin = 3_000;

const encodingWrong = (encoding: string) =>
  `The database is in ${encoding}, which cannot hold every text; make one in UTF8: ` +
  "create database waystage encoding 'UTF8' template template0";

const durabilityOff = (setting: string) =>
  `The database has ${setting} off and may lose what it acknowledged when it crashes; set ${setting} = on.`;

const pooledWrongly = (cause: unknown) =>
  new EngineError(
    'POOLER_SETTINGS',
    'The connection pooler in front of the database refuses what each connection is opened with. In pgbouncer.ini set ignore_startup_parameters = extra_float_digits,statement_timeout,idle_in_transaction_session_timeout',
    { cause },
  );

/** A PostgreSQL server. Connections are made when needed and made again when lost; the process outlives the server. */
export async function openPostgres(
  { url, poolSize = 10 }: { url: string; poolSize?: number },
  { onProblem = () => {}, answerWithin = 30_000 }: EngineOptions,
): Promise<Engine> {
  const report = (error: Error & { code?: string }) =>
    onProblem({ code: error.code ?? 'CONNECTION_LOST', message: `A database connection was lost: ${error.message}` });
  const session = {
    connectionString: url,
    types: valueParsers,
    application_name: 'waystage',
    keepAlive: true,
    connectionTimeoutMillis: Math.min(10_000, answerWithin),
  };
  const pool = new Pool({
    ...session,
    max: poolSize,
    stream: () => openSocket(silenceAfter(answerWithin)),
    statement_timeout: answerWithin,
    idle_in_transaction_session_timeout: answerWithin,
    // An idle connection leaves before its silence could be mistaken for the server's.
    idleTimeoutMillis: Math.min(10_000, answerWithin),
  });
  pool.on('error', report);
  // The pool itself hears only its idle connections.
  pool.on('connect', rememberLoss);
  try {
    const { rows } = await pool.query<{ off: string }>(switchedOff);
    const { rows: encodings } = await pool.query<{ server_encoding: string }>('show server_encoding');
    const encoding = encodings[0]?.server_encoding ?? 'UTF8';
    if (encoding !== 'UTF8') throw new EngineError('DATABASE_ENCODING', encodingWrong(encoding));
    for (const { off } of rows) onProblem({ code: 'DURABILITY_OFF', message: durabilityOff(off) });
  } catch (error) {
    await pool.end();
    throw /unsupported startup parameter/.test(String(error)) ? pooledWrongly(error) : error;
  }

  const listening = keepListening(session, report);
  let closing: Promise<void> | null = null;
  return {
    kind: 'postgres',
    durability: 'fsync',
    dialect: poolDialect(pool),
    listen: listening.listen,
    unavailable: () => null,
    share: ({ poolSize }) => ({ url, poolSize }),
    async exec(sql, { within = 600_000 } = {}) {
      if (closing) throw new EngineError('ENGINE_CLOSED', 'The database is closed.');
      const client = new Client({
        ...session,
        statement_timeout: within,
        stream: () => openSocket(silenceAfter(within)),
      });
      client.on('error', () => {});
      await client.connect();
      await client.query(sql).finally(() => client.end());
    },
    close() {
      closing ??= atMost(closeWithin, Promise.all([pool.end(), listening.close()]));
      return closing;
    },
  };
}

/** Waits for what may never come, for so many milliseconds at most. */
async function atMost(ms: number, what: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([what, late]).finally(() => clearTimeout(timer));
}
