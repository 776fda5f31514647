import { Client, Pool } from 'pg';
import type { Engine } from '../engine.ts';
import { EngineError } from '../engine-error.ts';
import type { EngineOptions } from '../engine-options.ts';
import { poolDialect } from '../pool-dialect.ts';
import { valueParsers } from '../value-parsers.ts';
import { keepListening } from './keep-listening.ts';
import { openSocket } from './open-socket.ts';

/** Milliseconds for a cancelled statement to come back before its connection counts as dead. */
const grace = 5_000;

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
    connectionTimeoutMillis: 10_000,
  };
  const pool = new Pool({
    ...session,
    max: poolSize,
    stream: () => openSocket(answerWithin + grace),
    statement_timeout: answerWithin,
    idle_in_transaction_session_timeout: answerWithin,
    // An idle connection leaves before its silence could be mistaken for the server's.
    idleTimeoutMillis: Math.min(10_000, answerWithin),
  });
  pool.on('error', report);
  // The pool hears only its idle clients; without this the error of one in use would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  await pool.query('select 1').catch(async (error) => {
    await pool.end();
    throw error;
  });

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
      const client = new Client({ ...session, statement_timeout: within, stream: () => openSocket(within + grace) });
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
