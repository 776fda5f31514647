import { listTransitions, pageCursor } from '@waystage/storage';
import type { FastifyPluginAsync } from 'fastify';
import { requireToken } from '../access/require-token.ts';
import { CollectorError } from '../collector-error.ts';
import type { Deps } from '../deps.ts';
import { pageQuery } from './page-query.ts';

/** `GET /v1/transitions?after=&limit=`: the same bodies as the webhooks, in company order. */
export const transitions: FastifyPluginAsync<Deps> = async (app, deps) => {
  app.get('/v1/transitions', async (request) => {
    await requireToken(deps, request);
    const { after, limit } = pageQuery(request.query);
    const from = pageCursor.read(after, deps.store.inbox.partitions);
    if (!from) throw new CollectorError('bad_cursor');
    const page = await listTransitions(deps.store.db, from, limit);
    return { transitions: page.transitions, next: pageCursor.write(page.next) };
  });
};
