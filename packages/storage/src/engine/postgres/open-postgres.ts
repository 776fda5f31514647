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

const durabilityOff = (setting: string) =>
  `The database has ${setting} off and may lose what it acknowledged when it crashes; set ${setting} = on.`;

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
    for (const { off } of rows) onProblem({ code: 'DURABILITY_OFF', message: durabilityOff(off) });
  } catch (error) {
    await pool.end();
    throw error;
  }

  const listening = keepListening(session, report);
  let closing: Promise<void> | null = null;
  return {
    kind: 'postgres',
    durability: 'fsync',
    dialect: poolDialect(pool),
    listen: listening.listen,
    unavailable: () => null,
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
      closing ??= Promise.all([pool.end(), listening.close()]).then(() => {});
      return closing;
    },
  };
}
