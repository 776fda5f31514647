import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig, escapeIdentifier } from 'pg';
import type { Engine } from '../engine.ts';
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

  async function connect(): Promise<Client> {
    const fresh = new Client({ ...session, stream: () => openSocket(3 * pingEvery) });
    fresh.on('error', report);
    await fresh.connect();
    await listeners.attach(fresh);
    // Also tells a connection that a firewall has forgotten from one on which nothing happens.
    const ping = setInterval(() => fresh.query('select 1').catch(() => {}), pingEvery);
    fresh.once('end', () => {
      clearInterval(ping);
      if (closed.signal.aborted) return;
      client = connectAgain();
      client.then(() => listeners.wakeAll()).catch(() => {});
    });
    return fresh;
  }

  async function connectAgain(pause = firstPause): Promise<Client> {
    await sleep(pause, undefined, { signal: closed.signal });
    return connect().catch((error: Error) => {
      report(error);
      return connectAgain(Math.min(pause * 2, longestPause));
    });
  }

  return {
    async listen(channel, fn) {
      const isNew = listeners.add(channel, fn);
      client ??= connect();
      if (isNew) await (await client).query(`listen ${escapeIdentifier(channel)}`);
      return async () => {
        if (!listeners.remove(channel, fn) || !client || closed.signal.aborted) return;
        await (await client).query(`unlisten ${escapeIdentifier(channel)}`);
      };
    },
    async close() {
      closed.abort();
      await client?.then((open) => open.end()).catch(() => {});
    },
  };
}
