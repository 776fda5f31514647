import { forgetExpired, type Store } from '@waystage/storage';
import { bell } from '../bell.ts';
import { leaveCarts } from '../cart/leave-carts.ts';
import { appendTicks } from './append-ticks.ts';
import { resolvedUpTo } from './resolved-up-to.ts';

/**
 * Look every `every` milliseconds whose silence is due, which carts were left, and what may be forgotten. The scheduler
 * only makes timers fire sooner: what fires, and in which order, is decided by the fold.
 */
export function runSchedule(
  store: Store,
  every: number,
  /** work that goes on in pieces; answers whether there is more */
  piece: () => Promise<boolean>,
  problem: (error: unknown) => void,
): { stop(): Promise<void> } {
  let stopped = false;
  const { ring, rest } = bell();
  async function loop(): Promise<void> {
    while (!stopped) {
      let more = false;
      const upTo = await resolvedUpTo(store.db).catch(problem);
      const tasks = [
        () => upTo && appendTicks(store, upTo),
        () => upTo && leaveCarts(store, upTo),
        () => upTo && forgetExpired(store.db, upTo),
        async () => {
          more = await piece();
        },
      ];
      // one that fails keeps no other from its turn
      for (const task of tasks)
        try {
          await task();
        } catch (error) {
          problem(error);
        }
      if (!more) await rest(every);
    }
  }
  const running = loop();
  return {
    async stop() {
      stopped = true;
      ring();
      await running;
    },
  };
}
