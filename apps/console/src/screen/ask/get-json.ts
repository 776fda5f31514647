import { Refused } from './refused.ts';

/** Where the API is; `/console/api/`. */
const api = `${import.meta.env.BASE_URL}api/`;

/**
 * Ask the console's API. Without a session the page is loaded again, and says how to come in.
 * @throws Refused, or Error when it could not answer; with the server's own sentence
 */
export async function getJson<T>(path: string, query: Record<string, string | number | undefined> = {}): Promise<T> {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) asked.set(name, String(value));
  const response = await fetch(`${api}${path}${asked.size > 0 ? `?${asked}` : ''}`);
  if (response.status === 401) location.reload();
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as T;
  const message = (body as { message?: unknown } | null)?.message;
  if (typeof message === 'string' && response.status < 500) throw new Refused(message);
  throw new Error(typeof message === 'string' ? message : `HTTP ${response.status}`);
}
