import { people } from './people.ts';

/**
 * The origins the demo site is opened under. Each person has a host name of their own, because a browser keeps its
 * storage and cookies by host: one keyboard, several visitors. `*.localhost` is this machine in every current browser.
 */
export function siteOrigins(port: number): string[] {
  return ['localhost', '127.0.0.1', ...people.map(({ id }) => `${id}.localhost`)].map(
    (host) => `http://${host}:${port}`,
  );
}
