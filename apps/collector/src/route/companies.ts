import { listCompanies } from '@waystage/storage';
import type { FastifyPluginAsync } from 'fastify';
import { requireToken } from '../access/require-token.ts';
import type { Deps } from '../deps.ts';
import { pageQuery } from './page-query.ts';

/** `GET /v1/companies?after=&limit=`: who is known and where each stands; `next` is null at the end. */
export const companies: FastifyPluginAsync<Deps> = async (app, deps) => {
  app.get('/v1/companies', async (request) => {
    await requireToken(deps, request);
    const { after, limit } = pageQuery(request.query);
    return listCompanies(deps.store.db, after ?? '', limit);
  });
};
