import type { WireBatch } from '@waystage/events';
import { readWireEvent, wireBatch } from '@waystage/events';
import fastify from 'fastify';
import { scriptAssets } from '../src/assets.ts';

/** An event as it was received. */
export interface Received {
  id: string;
  event: string;
  at: number;
  seq: number;
  tab: string | undefined;
  visitor: string | undefined;
  /** how it came: by beacon, or by a request that was answered */
  beacon: boolean;
  [field: string]: unknown;
}

/** A stand-in for the collector: it keeps what it was sent, once each, and answers as the collector does. */
export interface Collector {
  origin: string;
  batches: (WireBatch & { beacon: boolean })[];
  /** stored events, one for each id, in the order of arrival */
  events: Received[];
  /** ids that came more than once */
  duplicates: string[];
  rejected: { id: string | null; message: string; raw: unknown }[];
  /** batches that were refused, by `fail` */
  refused: number;
  /** ids it was asked for and answered to have */
  known: string[];
  /** requests that are not batches */
  requests: string[];
  /** set: every batch is answered with this status; 0 cuts the connection, as a network that is gone */
  fail: { status: number; retryAfter?: number } | undefined;
  /** set: beacons are swallowed though the browser was told they went */
  swallow: (batch: { beacon: boolean }) => boolean;
  /** those of one kind, in the order they happened: requests beside each other may overtake one another */
  named(event: string): Received[];
  forget(): void;
  close(): Promise<void>;
}

/** Start one; it serves the script as built. */
export async function startCollector(): Promise<Collector> {
  const { js, more, manifest } = scriptAssets();
  const app = fastify({ bodyLimit: 512 * 1024, forceCloseConnections: true });
  app.addContentTypeParser('text/plain', { parseAs: 'string' }, (_request, text, done) => done(null, text));
  const stored = new Map<string, Received>();
  const collector: Collector = {
    origin: '',
    batches: [],
    events: [],
    duplicates: [],
    rejected: [],
    refused: 0,
    known: [],
    requests: [],
    fail: undefined,
    swallow: () => false,
    named: (event) =>
      collector.events
        .filter((one) => one.event === event)
        .sort((a, b) => a.at - b.at || (a.tab === b.tab ? a.seq - b.seq : 0)),
    forget() {
      stored.clear();
      collector.refused = 0;
      for (const list of [
        collector.batches,
        collector.events,
        collector.duplicates,
        collector.rejected,
        collector.known,
        collector.requests,
      ])
        list.length = 0;
    },
    close: () => app.close(),
  };
  app.addHook('onRequest', async (request, reply) => {
    reply.header('access-control-allow-origin', request.headers.origin || '*');
    reply.header('access-control-allow-credentials', 'true');
    reply.header('access-control-expose-headers', 'retry-after');
    if (request.method !== 'POST') collector.requests.push(`${request.method} ${request.url}`);
  });
  app.get('/w.js', (_request, reply) => reply.type('text/javascript').send(js));
  app.get(`/w/${manifest.more.file}`, (_request, reply) => reply.type('text/javascript').send(more));
  app.get('/v1/recommended', (request) => ({
    recommend: request.headers.authorization ? [{ content: '/guide' }] : [],
  }));
  app.options('/v1/recommended', (_request, reply) =>
    reply.header('access-control-allow-headers', 'authorization').send(),
  );
  app.post('/e', (request, reply) => {
    const raw: unknown = JSON.parse(request.body as string);
    // a beacon is sent with credentials and so names no mode the server could see; its destination tells it apart
    const beacon = request.headers['sec-fetch-mode'] === 'no-cors';
    if (collector.swallow({ beacon })) return reply.code(202).send({});
    if (collector.fail) collector.refused++;
    if (collector.fail?.status === 0) {
      request.raw.destroy();
      return reply.hijack();
    }
    if (collector.fail) {
      if (collector.fail.retryAfter) reply.header('retry-after', collector.fail.retryAfter);
      return reply.code(collector.fail.status).send({});
    }
    const batch = wireBatch.parse(raw);
    collector.batches.push({ ...batch, beacon });
    const rejected: { index: number; id: string | null; reason: string }[] = [];
    let accepted = 0;
    batch.events.forEach((given, index) => {
      const read = readWireEvent(given, 'sdk', batch.page);
      if (!read.ok) {
        rejected.push({ index, id: read.id, reason: read.reason });
        collector.rejected.push({ id: read.id, message: read.message, raw: given });
        return;
      }
      const { id, at, seq } = read.envelope;
      if (stored.has(id!)) collector.duplicates.push(id!);
      else {
        accepted++;
        const event = { ...read.fields, id: id!, at: at!, seq: seq!, tab: batch.tab, visitor: batch.visitor, beacon };
        stored.set(id!, event);
        collector.events.push(event);
      }
    });
    const confirm = batch.confirm ?? [];
    collector.known.push(...confirm.filter((id) => stored.has(id)));
    return reply.code(202).send({
      accepted,
      duplicate: batch.events.length - accepted - rejected.length,
      rejected,
      ...(batch.confirm ? { missing: confirm.filter((id) => !stored.has(id)) } : {}),
    });
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as { port: number };
  collector.origin = `http://localhost:${port}`;
  return collector;
}
