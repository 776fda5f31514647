import { setTimeout } from 'node:timers/promises';
import type { Batch } from './batch.ts';
import type { Receipt } from './receipt.ts';
import type { Settings } from './settings.ts';
import { waitFor } from './wait-for.ts';
import type { WaystageErrorCode } from './waystage-error.ts';

/** What became of one batch: a receipt, or why there is none. */
export type Sent =
  | { ok: true; receipt: Receipt }
  | { ok: false; code: WaystageErrorCode; status?: number | undefined; detail?: string; cause?: unknown };

const again = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Send one batch, and try again while the collector is away or overloaded. The ids are in the batch already, so a try
 * whose answer got lost does not count twice.
 */
export async function send(batch: Batch, settings: Settings, historical: boolean): Promise<Sent> {
  const { url, secretKey, tries = 6, timeoutSeconds = 10, wait = (ms) => setTimeout(ms) } = settings;
  for (let failed = 1; ; failed += 1) {
    const head = JSON.stringify({ sent: Date.now(), ...(historical && { historical }) }).slice(0, -1);
    let status: number | undefined;
    let retryAfter: string | null = null;
    let cause: unknown;
    try {
      const response = await fetch(`${url}/v1/events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
        body: `${head},"events":[${batch.json.join()}]}`,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutSeconds * 1000),
      });
      // the body belongs to the answer: cut off in the middle, it is as good as none
      const text = await response.text();
      status = response.status;
      retryAfter = response.headers.get('retry-after');
      if (!again.has(status)) return read(status, text);
    } catch (error) {
      cause = error;
    }
    if (failed >= tries) return { ok: false, code: 'unavailable', status, cause };
    await wait(waitFor(failed, retryAfter, Date.now(), Math.random()));
  }
}

function read(status: number, text: string): Sent {
  if (status >= 400) return { ok: false, code: 'refused', status, detail: text.slice(0, 300) };
  try {
    const { accepted, duplicate, rejected } = JSON.parse(text) as Partial<Receipt>;
    if (status === 202 && typeof accepted === 'number' && typeof duplicate === 'number' && Array.isArray(rejected))
      return { ok: true, receipt: { accepted, duplicate, rejected } };
  } catch {
    // not JSON: said below
  }
  return { ok: false, code: 'bad_answer', status };
}
