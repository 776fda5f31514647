import { readBody } from './read-body.ts';
import { type Receiver, receive, refusal } from './receive.ts';

/**
 * A handler for everything that speaks `Request` and `Response`: Next.js, Hono, Remix, Bun, Deno, workers with node:crypto.
 * @example export const POST = requestWebhook({ secrets, receive: (transition) => save(transition) });
 */
export function requestWebhook(receiver: Receiver): (request: Request) => Promise<Response> {
  return async (request) => {
    const answer = await readBody(request.body ?? new ReadableStream({ start: (c) => c.close() })).then(
      (body) => receive(body, request.headers, receiver),
      refusal,
    );
    const headers = answer.body === '' ? {} : { 'content-type': 'application/json' };
    return new Response(answer.body || null, { status: answer.status, headers });
  };
}
