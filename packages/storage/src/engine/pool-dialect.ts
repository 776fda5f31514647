import { type Dialect, PostgresDialect, type PostgresDialectConfig, PostgresDriver } from 'kysely';
import type { Pool } from 'pg';
import { EngineError } from './engine-error.ts';

/** How pg-pool says that no connection came in time; it gives these no code. */
const timedOut = /^(timeout exceeded when trying to connect|Connection terminated due to connection timeout)$/;

/**
 * A rollback that fails is one: the connection is discarded, and with it the transaction. Its error would hide the one
 * that led to it.
 */
class Driver extends PostgresDriver {
  override async rollbackTransaction(...all: Parameters<PostgresDriver['rollbackTransaction']>): Promise<void> {
    await super.rollbackTransaction(...all).catch(() => {});
  }
}

/** kysely over a pool that is not kysely's to close. */
export function poolDialect(pool: Pool): Dialect {
  const connect = () =>
    pool.connect().catch((error: Error) => {
      if (pool.ending) throw new EngineError('ENGINE_CLOSED', 'The database is closed.', { cause: error });
      if (!timedOut.test(error.message)) throw error;
      const message = 'No database connection became free in time; try again later.';
      throw new EngineError('DATABASE_BUSY', message, { cause: error });
    });
  const config: PostgresDialectConfig = { pool: { connect, end: async () => {}, options: pool.options } };
  return Object.assign(new PostgresDialect(config), { createDriver: () => new Driver(config) });
}
