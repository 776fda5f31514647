import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig, escapeIdentifier } from 'pg';
import type { Engine } from '../engine.ts';
import { EngineError } from '../engine-error.ts';
import { Listeners } from '../listeners.ts';
import { openSocket } from './open-socket.ts';

const pingEvery = 15_000;
const [firstPause, longestPause] = [100, 5_000];

/** One connection of its own for LISTEN, made at the first listener and made again, for all of them, when it is lost. */
export function keepListening(
  session: ClientConfig,
  report: (error: Error) => void,
): { listen: Engine['listen']; close(): Promise<void> } {
  const listeners = new Listeners();
  const closed = new AbortController();
  let client: Promise<Client> | null = null;

  async function connect(pause: number): Promise<Client> {
    if (closed.signal.aborted) throw new EngineError('ENGINE_CLOSED', 'The database is closed.');
    const fresh = new Client({ ...session, stream: () => openSocket(3 * pingEvery) });
    fresh.on('error', report);
    try {
      await fresh.connect();
      await listeners.attach(fresh);
    } catch (error) {
      report(error as Error);
      await fresh.end().catch(() => {});
      await sleep(pause, undefined, { signal: closed.signal }).catch(() => {});
      return connect(Math.min(pause * 2, longestPause));
    }
    // Also tells a connection that a firewall has forgotten from one on which nothing happens.
    const ping = setInterval(() => fresh.query('select 1').catch(() => {}), pingEvery);
    fresh.once('end', () => {
      clearInterval(ping);
      if (closed.signal.aborted) return;
      client = connect(firstPause);
      client.then(() => listeners.wakeAll()).catch(() => {});
    });
    return fresh;
  }

  return {
    async listen(channel, fn) {
      listeners.add(channel, fn);
      client ??= connect(firstPause);
      // A connection that is lost under this LISTEN is followed by one that has the channel from the start.
      await (await client).query(`listen ${escapeIdentifier(channel)}`).catch(() => client);
      return async () => {
        if (!listeners.remove(channel, fn) || closed.signal.aborted) return;
        await client?.then((open) => open.query(`unlisten ${escapeIdentifier(channel)}`)).catch(() => {});
      };
    },
    async close() {
      closed.abort();
      await client?.then((open) => open.end()).catch(() => {});
    },
  };
}
