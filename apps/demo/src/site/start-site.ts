import type { AddressInfo } from 'node:net';
import { siteApp } from './site-app.ts';
import type { SiteSettings } from './site-settings.ts';

/**
 * Serve the demo site on this machine.
 * @param port 0 takes a free one; the site's origins are `siteOrigins(port)`
 * @param host address to listen on; `localhost` is IPv4 and IPv6
 */
export async function startSite({
  port,
  host = 'localhost',
  ...settings
}: SiteSettings & { port: number; host?: string }): Promise<{ url: string; close(): Promise<void> }> {
  const app = siteApp(settings);
  await app.listen({ port, host });
  const { port: taken } = app.server.address() as AddressInfo;
  return { url: `http://localhost:${taken}`, close: () => app.close() };
}
