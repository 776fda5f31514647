import type { Store } from '@waystage/storage';
import { bell } from '../bell.ts';
import { attempt, deliveryAgent } from './attempt.ts';
import { dueDeliveries } from './due-deliveries.ts';
import { type ClaimedEndpoint, endpointClaims } from './endpoint-claims.ts';
import { type GuardOptions, guard } from './guard.ts';
import { recordAttempt } from './record-attempt.ts';
import { unwrittenResults } from './unwritten-results.ts';

/** How deliveries leave. */
export interface DeliverOptions {
  guard?: GuardOptions;
  /** milliseconds since 1970 */
  now?: () => number;
  /** in [0, 1): spreads retries */
  chance?: () => number;
}

const claimedFor = 4000;
const renewEvery = claimedFor / 3;
const perRound = 64;
const atOnce = 8;
/** how long a stop waits for answers that are under way, in milliseconds */
const patienceAtTheEnd = 2000;

/**
 * Deliver what is due, endpoint by endpoint: an endpoint is leased, not a delivery, so that one that hangs keeps nobody else
 * waiting. Of one company deliveries go one after the other, in order; of several at once.
 */
export function runDeliver(
  store: Store,
  owner: string,
  { guard: guardOptions, now = Date.now, chance = Math.random }: DeliverOptions,
  problem: (error: unknown) => void,
): { wake(): void; stop(): Promise<void> } {
  const way = guard(guardOptions);
  const agent = deliveryAgent(way);
  const claims = endpointClaims(store.db, owner, claimedFor);
  const unwritten = unwrittenResults();
  const working = new Set<Promise<void>>();
  const ending = new AbortController();
  let stopped = false;
  const { ring, rest } = bell();

  /** @returns whether there was anything to send */
  async function serve(endpoint: ClaimedEndpoint): Promise<boolean> {
    const due = await dueDeliveries(store.db, endpoint.id, perRound, unwritten.waiting(endpoint.id));
    const companies = new Map<string, typeof due>();
    for (const d of due) companies.set(d.company, [...(companies.get(d.company) ?? []), d]);
    const queues = [...companies.values()];
    const lane = async () => {
      for (let queue = queues.shift(); queue && !stopped; queue = queues.shift())
        for (const d of queue) {
          if (stopped || !claims.holds(endpoint)) return;
          const startedAt = new Date(now());
          const out = { id: d.id, url: endpoint.url, secrets: endpoint.secrets, body: JSON.stringify(d.body) };
          const result = await attempt(agent, way, out, now, ending.signal);
          // broken off by our own stop: nobody's failure, the next start sends it again under the same id
          if (ending.signal.aborted && !result.ok) return;
          try {
            await recordAttempt(store.db, d, startedAt, result, chance());
            unwritten.settled(endpoint.id, d.company);
          } catch (error) {
            // it is due as before; sent again at once it would be sent without end
            unwritten.failed(endpoint.id, d.company);
            problem(error);
            break;
          }
        }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    return due.length > 0;
  }

  async function loop(): Promise<void> {
    while (!stopped) {
      let found = 0;
      try {
        const endpoints = await claims.claim();
        found = endpoints.length;
        for (const endpoint of endpoints) {
          const served = serve(endpoint)
            .catch((error) => {
              problem(error);
              return false;
            })
            .then(async (busy) => {
              await claims.release(endpoint);
              if (busy) ring();
            })
            .catch(problem)
            .finally(() => working.delete(served));
          working.add(served);
        }
      } catch (error) {
        problem(error);
      }
      await rest(found > 0 ? 200 : 1000);
    }
    const patience = setTimeout(() => ending.abort(), patienceAtTheEnd);
    await Promise.allSettled(working);
    clearTimeout(patience);
    clearInterval(renewing);
    await agent.close();
  }
  const renewing = setInterval(() => void claims.renew().catch(problem), renewEvery);
  const running = loop();
  return {
    wake: ring,
    async stop() {
      stopped = true;
      ring();
      await running;
    },
  };
}
