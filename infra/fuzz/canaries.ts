import { randomBytes } from 'node:crypto';

/** A running Waystage as strangers, the seller's server and its administrator reach it. */
export interface Door {
  url: string;
  publicKey: string;
  secretKey: string;
  token: string;
}

/** Ask with the administrator's token. @throws with the answer when it is no 2xx */
export async function ask<T>({ url, token }: Door, path: string): Promise<T> {
  const answer = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

interface Moves {
  transitions: { data: { company: { domain: string | null } } }[];
  next: string;
}

/**
 * Forty companies nobody has heard of, enough to meet nearly every partition: each sends a form, which starts its journey.
 * @returns the function that sends a new group, answering after how many milliseconds the last of them had moved, and who
 * had not after `within` ms; several groups may be under way
 */
export function canaries(door: Door, within = 5000): () => Promise<{ took: number; missing: string[] }> {
  let after = '';
  let looking: Promise<void> | null = null;
  const waiting = new Set<string>();

  async function look(): Promise<void> {
    const page = await ask<Moves>(door, `/v1/transitions?limit=1000&after=${after}`);
    after = page.next;
    for (const { data } of page.transitions) waiting.delete(data.company.domain ?? '');
    if (page.transitions.length < 1000) await new Promise((r) => setTimeout(r, 25));
  }
  return async () => {
    const flock = randomBytes(5).toString('hex');
    const companies = Array.from({ length: 40 }, (_, n) => `canary-${flock}-${n}.no`);
    for (const company of companies) waiting.add(company);
    const person = (company: string) => `kari@${company}`;
    const events = companies.map((c) => ({ id: c, event: 'form', name: 'demo', company: c, person: person(c) }));
    const started = performance.now();
    const answer = await fetch(`${door.url}/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${door.secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ events }),
    });
    if (answer.status !== 202) throw new Error(`the canaries were not let in: ${answer.status} ${await answer.text()}`);
    const missing = () => companies.filter((company) => waiting.has(company));
    while (missing().length > 0 && performance.now() - started < within) {
      looking ??= look().finally(() => {
        looking = null;
      });
      await looking;
    }
    return { took: Math.round(performance.now() - started), missing: missing() };
  };
}
