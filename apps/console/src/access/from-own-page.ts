import type { FastifyRequest } from 'fastify';

/**
 * Whether a request that changes something comes from a page of this console, or from a program that is no browser: a
 * browser says `Sec-Fetch-Site` (to https and localhost) or `Origin` with each POST.
 */
export function fromOwnPage({ headers, host }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}
