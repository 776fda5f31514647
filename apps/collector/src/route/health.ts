import type { FastifyPluginAsync } from 'fastify';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';

/** `GET /healthz`: whether events can be stored now, and what a 2xx stands for. */
export const health: FastifyPluginAsync<Deps> = async (app, { store }) => {
  app.get('/healthz', async (_, reply) => {
    const why = store.engine.unavailable() ?? (await sql`select 1`.execute(store.db).then(() => null, String));
    const about = { engine: store.engine.kind, durability: store.inbox.durability };
    return why === null
      ? { status: 'ok', ...about }
      : reply
          .code(503)
          .header('retry-after', '2')
          .send({ status: 'unavailable', why, ...about });
  });
};
