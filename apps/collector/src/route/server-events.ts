import { limits, serverBatch } from '@waystage/events';
import type { FastifyPluginAsync } from 'fastify';
import { accept } from '../accept/accept.ts';
import { CollectorError } from '../collector-error.ts';
import type { Deps } from '../deps.ts';
import { answerReceipt } from './answer-receipt.ts';
import { sentenceOf } from './sentence-of.ts';

/** `POST /v1/events`: what a server knows, with the site's secret key. What it says is verified. */
export const serverEvents: FastifyPluginAsync<Deps> = async (app, deps) => {
  app.post('/v1/events', async (request, reply) => {
    const received = deps.now();
    const key = /^Bearer (sk_[0-9a-f]{64})$/.exec(request.headers.authorization ?? '')?.[1];
    const site = key ? await deps.sites.bySecretKey(key) : undefined;
    if (!site) throw new CollectorError('no_key');
    if (site.disabled) throw new CollectorError('disabled_key');
    const many = (request.body as { events?: unknown[] } | null)?.events;
    if (Array.isArray(many) && many.length > limits.batchEvents) throw new CollectorError('too_large');
    const batch = serverBatch.safeParse(request.body);
    if (!batch.success) throw new CollectorError('bad_batch', sentenceOf(batch.error));
    const { sent, historical, events } = batch.data;
    return answerReceipt(reply, await accept(deps, events, { site, by: 'server', received, sent, historical }));
  });
};
