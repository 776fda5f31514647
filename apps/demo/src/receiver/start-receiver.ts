import type { AddressInfo } from 'node:net';
import type { Received } from './inbox.ts';
import { type ReceiverSettings, receiverApp } from './receiver-app.ts';

/**
 * Serve the demo receiver on this machine: `POST /` takes webhooks, `GET /received` lists them, `GET /` shows them.
 * @param port 0 takes a free one
 * @param host address to listen on; `localhost` is IPv4 and IPv6
 * @throws when the secret is none
 */
export async function startReceiver({
  port,
  host = 'localhost',
  ...settings
}: ReceiverSettings & { port: number; host?: string }): Promise<{
  url: string;
  received(): Received[];
  close(): Promise<void>;
}> {
  const { app, inbox } = receiverApp(settings);
  await app.listen({ port, host });
  const { port: taken } = app.server.address() as AddressInfo;
  return { url: `http://localhost:${taken}`, received: () => inbox.all(), close: () => app.close() };
}
