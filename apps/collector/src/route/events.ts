import { listEvents, pageCursor } from '@waystage/storage';
import type { FastifyPluginAsync } from 'fastify';
import { requireToken } from '../access/require-token.ts';
import { CollectorError } from '../collector-error.ts';
import type { Deps } from '../deps.ts';
import { pageQuery } from './page-query.ts';

const iso = (ms: number) => new Date(ms).toISOString();

/** `GET /v1/events?after=&limit=`: what was accepted, in order per visitor. */
export const events: FastifyPluginAsync<Deps> = async (app, deps) => {
  app.get('/v1/events', async (request) => {
    await requireToken(deps, request);
    const { after, limit } = pageQuery(request.query);
    const from = pageCursor.read(after, deps.store.inbox.partitions);
    if (!from) throw new CollectorError('bad_cursor');
    const page = await listEvents(deps.store.db, from, limit);
    return {
      events: page.events.map(({ partition, offset, event }) => ({
        ...event,
        at: iso(event.at),
        ...(event.sent !== undefined && { sent: iso(event.sent) }),
        received: iso(event.received),
        partition,
        offset,
      })),
      next: pageCursor.write(page.next),
    };
  });
};
