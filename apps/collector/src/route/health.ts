import { countSetAside } from '@waystage/storage';
import type { FastifyPluginAsync } from 'fastify';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';

/** a database that takes longer to say a word is not well (ms) */
const PATIENCE = 800;

/** fails where a write would: the pool then drops the connection, as it does after a write that failed so */
const writable = `do $$ begin
  if current_setting('transaction_read_only') = 'on' then raise read_only_sql_transaction; end if;
end $$`;

/** `GET /healthz`: whether events can be stored now, and what a 2xx stands for. Answers within a second, whatever happens. */
export const health: FastifyPluginAsync<Deps> = async (app, { store, problem }) => {
  const ask = async (): Promise<string | { resolve: number; evaluate: number }> => {
    try {
      await sql.raw(writable).execute(store.db);
      return await countSetAside(store.db);
    } catch (error) {
      // its words name hosts and users, and this is for everybody
      problem(error);
      return 'The database does not answer. The log says more.';
    }
  };
  app.get('/healthz', async (_, reply) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<string>((resolve) => {
      timer = setTimeout(() => resolve(`The database has not answered within ${PATIENCE} ms.`), PATIENCE);
    });
    const said = store.engine.unavailable() ?? (await Promise.race([ask(), late]));
    clearTimeout(timer);
    const about = { engine: store.engine.kind, durability: store.inbox.durability };
    return typeof said !== 'string'
      ? { status: 'ok', ...about, set_aside: said }
      : reply
          .code(503)
          .header('retry-after', '2')
          .send({ status: 'unavailable', why: said, ...about });
  });
};
