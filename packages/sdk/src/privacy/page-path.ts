import { clean } from './clean.ts';

/** Where a page is, as we tell it: its path and the allowed query parameters, without e-mail addresses. */
export function pagePath(page: { pathname: string; search: string }, allowed: readonly string[]): string {
  const given = new URLSearchParams(page.search);
  const kept = new URLSearchParams();
  for (const name of allowed) if (given.has(name)) kept.set(name, given.get(name)!);
  const query = String(kept);
  return clean(page.pathname + (query && `?${query}`));
}
