import { sign } from '@waystage/webhook';
import { Agent, request } from 'undici';
import { ForbiddenTarget, type Guard } from './guard.ts';

/** What one attempt came to. `retryAfter` in milliseconds. */
export interface AttemptResult {
  ok: boolean;
  status: number | null;
  error: string | null;
  answer: string | null;
  retryAfter: number | null;
  durationMs: number;
}
export interface Outgoing {
  id: string;
  url: string;
  secrets: readonly string[];
  body: string;
}

const answerKept = 2048;
const answerRead = 64 * 1024;

/** The agent deliveries go by: every connection passes the guard, redirects are never followed. */
export function deliveryAgent(guard: Guard): Agent {
  return new Agent({
    connect: { lookup: guard.lookup, timeout: 10_000 },
    headersTimeout: 10_000,
    bodyTimeout: 10_000,
    connections: 16,
    pipelining: 1,
  });
}

/** Send one delivery once. Never throws: what went wrong is in the result. `ending` breaks it off. */
export async function attempt(
  agent: Agent,
  guard: Guard,
  out: Outgoing,
  now: () => number,
  ending: AbortSignal,
): Promise<AttemptResult> {
  const started = performance.now();
  const result = (r: Partial<AttemptResult>): AttemptResult => ({
    ok: false,
    status: null,
    error: null,
    answer: null,
    retryAfter: null,
    ...r,
    durationMs: Math.round(performance.now() - started),
  });
  try {
    const url = guard.checkUrl(out.url);
    const headers = sign({ id: out.id, timestamp: Math.floor(now() / 1000), body: out.body, secrets: out.secrets });
    const answer = await request(url, {
      dispatcher: agent,
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'user-agent': 'Waystage' },
      body: out.body,
      signal: AbortSignal.any([AbortSignal.timeout(15_000), ending]),
    });
    // the status line has said what there is to say: whatever becomes of the body, it is only looked at
    const text = await begin(answer.body).catch(() => null);
    const ok = answer.statusCode >= 200 && answer.statusCode < 300;
    return result({
      ok,
      status: answer.statusCode,
      answer: text,
      error: ok ? null : `the receiver answered ${answer.statusCode}`,
      retryAfter: retryAfter(answer.headers['retry-after'], now()),
    });
  } catch (error) {
    const cause = error instanceof Error ? error : new Error(String(error));
    return result({
      error: cause instanceof ForbiddenTarget ? cause.message : `${cause.name}: ${cause.message}`.slice(0, 500),
    });
  }
}

/** The beginning of an answer as text that any database takes, whatever bytes came. */
async function begin(body: AsyncIterable<Buffer> & { destroy(): unknown }): Promise<string> {
  const chunks: Buffer[] = [];
  let read = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      read += chunk.length;
      if (read > answerRead) break;
    }
  } catch {
    // broken off in the middle: what came is what there is
  }
  body.destroy();
  const text = new TextDecoder().decode(Buffer.concat(chunks).subarray(0, answerRead));
  return text.slice(0, answerKept).replaceAll('\0', '\ufffd').toWellFormed();
}

function retryAfter(header: string | string[] | undefined, now: number): number | null {
  if (typeof header !== 'string') return null;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) && ms > 0 ? ms : null;
}
