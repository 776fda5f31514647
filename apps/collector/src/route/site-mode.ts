import { updateSite } from '@waystage/storage';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { requireToken } from '../access/require-token.ts';
import { CollectorError } from '../collector-error.ts';
import type { Deps } from '../deps.ts';

const change = z.strictObject({ mode: z.enum(['full', 'cookieless', 'consent']) });

/** `PATCH /v1/sites/:id { mode }`: how much a site may know of its visitors; an administrator's token. */
export const siteMode: FastifyPluginAsync<Deps> = async (app, deps) => {
  app.patch('/v1/sites/:id', async (request) => {
    if ((await requireToken(deps, request)).role !== 'administrator') throw new CollectorError('no_right');
    const { id } = request.params as { id: string };
    const asked = change.safeParse(request.body);
    if (!asked.success) throw new CollectorError('bad_mode');
    if (!(await deps.sites.has(id))) throw new CollectorError('not_found');
    await updateSite(deps.store.db, id, asked.data);
    return { id, ...asked.data };
  });
};
