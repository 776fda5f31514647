import { startTestPostgres } from '@waystage/storage/testing';
import type { Bench } from '../bench.ts';
import { median } from '../median.ts';
import { load } from './load.ts';
import { startServer } from './start-server.ts';

/**
 * Durable acknowledged requests a second beside a Fastify that does nothing, on this machine, in turn, so that a slow minute
 * slows all of them. The gate is the ratio, never the absolute figure.
 */
export const accept: Bench = async ({ runs, seconds, log }) => {
  const postgres = await startTestPostgres();
  if (!postgres) log('no PostgreSQL server here: left out (apt-get install postgresql)');
  const servers = [
    await startServer('noop'),
    await startServer('embedded'),
    ...(postgres ? [await startServer('postgres', postgres.url)] : []),
  ];
  for (const perRequest of [1, 20]) {
    const figures = new Map(
      servers.map((s) => [s.kind, { rate: [] as number[], p50: [] as number[], p99: [] as number[] }]),
    );
    for (const s of servers) await load(s, { seconds: 1, perRequest });
    for (let run = 0; run < runs; run++)
      for (const s of servers) {
        const { rate, p50, p99, wrong } = await load(s, { seconds, perRequest });
        if (wrong > 0) log(`${s.kind}: ${wrong} requests were not answered with 202`);
        const f = figures.get(s.kind)!;
        f.rate.push(rate);
        f.p50.push(p50);
        f.p99.push(p99);
      }
    const noop = median(figures.get('noop')!.rate);
    log(`${perRequest} event${perRequest > 1 ? 's' : ''} a request (medians of ${runs}):`);
    for (const [kind, f] of figures) {
      const rate = median(f.rate);
      log(
        `  ${kind.padEnd(9)} ${rate.toFixed(0).padStart(7)} requests/s ${(rate * perRequest).toFixed(0).padStart(7)} events/s  ${(rate / noop).toFixed(2)} of no-op  p50 ${median(f.p50)} ms p99 ${median(f.p99)} ms`,
      );
    }
  }
  for (const s of servers) await s.stop();
  await postgres?.stop();
};
