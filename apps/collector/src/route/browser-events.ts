import { limits, type WireBatch, wireBatch } from '@waystage/events';
import type { FastifyPluginAsync } from 'fastify';
import { accept } from '../accept/accept.ts';
import { clockOffsets } from '../accept/clock-offsets.ts';
import type { Allowance } from '../access/allowance.ts';
import { dailyQuota } from '../access/daily-quota.ts';
import { CollectorError } from '../collector-error.ts';
import { dailyIds } from '../cookieless/daily-ids.ts';
import { networkOf } from '../cookieless/network-of.ts';
import { sender } from '../cookieless/sender.ts';
import type { Deps } from '../deps.ts';
import { answerReceipt } from './answer-receipt.ts';
import { sentenceOf } from './sentence-of.ts';

/** `POST /e`: batches of the browser SDK, with the site's public key. What they say are claims. */
export const browserEvents: FastifyPluginAsync<Deps & { allowance: Allowance | undefined }> = async (app, deps) => {
  const today = dailyIds(deps.store.db);
  const { requestsPerMinute = 0, bytesPerDay = 0 } = deps.allowance ?? {};
  const rate =
    requestsPerMinute > 0 &&
    app.createRateLimit({
      max: requestsPerMinute,
      timeWindow: 60_000,
      keyGenerator: ({ body, ip }) => `${(body as WireBatch).key} ${networkOf(ip)}`,
    });
  const clocks = clockOffsets();
  const quota = dailyQuota(bytesPerDay || Number.POSITIVE_INFINITY, deps.now);
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
    const pace = rate && (await rate(request));
    if (pace && !pace.isAllowed && pace.isExceeded) throw new CollectorError('too_fast', undefined, pace.ttlInSeconds);
    const length = Number(request.headers['content-length'] ?? Buffer.byteLength(JSON.stringify(request.body)));
    // the page is stored with each of its events
    const bytes = length + events.length * Buffer.byteLength(JSON.stringify(page ?? {}));
    const network = networkOf(request.ip);
    const wait = quota.spend(site.id, network, bytes);
    if (wait > 0) throw new CollectorError('over_quota', undefined, wait);
    const from = await sender({ visitor, tab }, site, { address: request.ip, userAgent }, () => today(received));
    const taken = accept(
      deps,
      events,
      {
        site,
        by: 'sdk',
        received,
        sent,
        clockOff: clocks(from.tab ?? from.visitor ?? '', received - sent),
        ...from,
        page,
        userAgent: deps.markBots ? userAgent : undefined,
      },
      { confirm, dropped },
    );
    // only what is stored counts
    const giveBack = (stored: number) =>
      quota.refund(site.id, network, bytes * (1 - stored / Math.max(1, events.length)));
    const receipt = await taken.catch((error: unknown) => {
      giveBack(0);
      throw error;
    });
    giveBack(receipt.accepted);
    return answerReceipt(reply, receipt);
  });
};
