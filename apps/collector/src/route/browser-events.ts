import { limits, wireBatch } from '@waystage/events';
import type { FastifyPluginAsync } from 'fastify';
import { accept } from '../accept/accept.ts';
import { CollectorError } from '../collector-error.ts';
import { dailyIds } from '../cookieless/daily-ids.ts';
import { sender } from '../cookieless/sender.ts';
import type { Deps } from '../deps.ts';
import { answerReceipt } from './answer-receipt.ts';
import { sentenceOf } from './sentence-of.ts';

/** `POST /e`: batches of the browser SDK, with the site's public key. What they say are claims. */
export const browserEvents: FastifyPluginAsync<Deps> = async (app, deps) => {
  const today = dailyIds(deps.store.db);
  app.post('/e', async (request, reply) => {
    const received = deps.now();
    const tooMany = (request.body as { events?: unknown[] } | null)?.events;
    if (Array.isArray(tooMany) && tooMany.length > limits.batchEvents) throw new CollectorError('too_large');
    const batch = wireBatch.safeParse(request.body);
    if (!batch.success) throw new CollectorError('bad_batch', sentenceOf(batch.error));
    const { key, sent, visitor, tab, page, events, confirm, dropped } = batch.data;
    const site = await deps.sites.byPublicKey(key);
    if (!site) throw new CollectorError('no_key');
    if (site.disabled) throw new CollectorError('disabled_key');
    const { origin, 'user-agent': userAgent } = request.headers;
    if (origin !== undefined && !site.origins.includes(origin)) throw new CollectorError('wrong_origin', origin);
    const from = await sender({ visitor, tab }, site, { address: request.ip, userAgent }, () => today(received));
    const receipt = await accept(
      deps,
      events,
      {
        site,
        by: 'sdk',
        received,
        sent,
        ...from,
        page,
        userAgent: deps.markBots ? userAgent : undefined,
      },
      { confirm, dropped },
    );
    return answerReceipt(reply, receipt);
  });
};
