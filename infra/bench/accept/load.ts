import { randomBytes, randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import type { Server } from './start-server.ts';

/** What a server did under load: requests/s, latencies in ms, answers that were not 202. */
export interface Loaded {
  rate: number;
  p50: number;
  p99: number;
  wrong: number;
}

/** As many requests as 64 connections can, each with `perRequest` new page views of about 300 bytes by ever new visitors. */
export async function load(
  server: Server,
  { seconds, perRequest }: { seconds: number; perRequest: number },
): Promise<Loaded> {
  const visitor = randomBytes(6).toString('hex');
  let n = 0;
  const body = () => {
    const now = Date.now();
    const events = Array.from({ length: perRequest }, (_, seq) => ({
      id: randomUUID(),
      seq,
      at: now,
      event: 'page_view',
      path: '/produkt/kundedata-og-innsikt-for-mellomstore-bedrifter',
      host: 'www.fjellheim.example',
      title: 'Kundedata og innsikt – Fjellheim CRM',
      referrer_host: 'www.google.no',
    }));
    return JSON.stringify({ v: 1, key: server.key, sent: now, visitor: `${visitor}${n++ % 5000}`, tab: 't', events });
  };
  const result = await autocannon({
    url: `${server.url}/e`,
    connections: 64,
    duration: seconds,
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    requests: [{ setupRequest: (request) => ({ ...request, body: body() }) }],
  });
  return {
    rate: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    wrong: result.non2xx + result.errors,
  };
}
