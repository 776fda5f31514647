import { readDeliveryRate } from '@waystage/storage';
import type { FastifyPluginAsync } from 'fastify';
import { requireToken } from '../access/require-token.ts';
import { CollectorError } from '../collector-error.ts';
import type { Deps } from '../deps.ts';
import { pageQuery } from './page-query.ts';

/** `GET /v1/sites/:id/delivery-rate?limit=`: how much of what a site's browsers sent came, by day, oldest first. */
export const deliveryRate: FastifyPluginAsync<Deps> = async (app, deps) => {
  app.get('/v1/sites/:id/delivery-rate', async (request) => {
    await requireToken(deps, request);
    const { id } = request.params as { id: string };
    const { limit } = pageQuery(request.query);
    if (!(await deps.sites.has(id))) throw new CollectorError('not_found');
    return { days: await readDeliveryRate(deps.store.db, id, limit) };
  });
};
