import { clean } from './clean.ts';

/** Where a page is, as we tell it: its path and the allowed query parameters, without e-mail addresses. */
export function pagePath({ pathname, search }: Location, allowed: readonly string[]): string {
  const query = new URLSearchParams(search);
  for (const name of [...query.keys()]) if (!allowed.includes(name)) query.delete(name);
  return clean(`${pathname}?${query}`.replace(/\?$/, ''));
}
