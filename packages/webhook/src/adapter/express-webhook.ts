import type { IncomingMessage, ServerResponse } from 'node:http';
import { WebhookError } from '../webhook-error.ts';
import { readBody } from './read-body.ts';
import { type Receiver, receive, refusal } from './receive.ts';

/**
 * A handler for Express, Connect and bare `node:http`. It reads the body itself, so it stands before `express.json()`;
 * behind `express.raw()` it takes the bytes from there.
 * @example app.post('/hooks/waystage', expressWebhook({ secrets, receive: (transition) => save(transition) }));
 */
export function expressWebhook(receiver: Receiver) {
  return async (
    request: IncomingMessage & { body?: unknown },
    response: ServerResponse,
    next?: (error: unknown) => void,
  ): Promise<void> => {
    try {
      const answer = await rawBody(request).then((body) => receive(body, request.headers, receiver), refusal);
      response.statusCode = answer.status;
      if (answer.body !== '') response.setHeader('content-type', 'application/json');
      response.end(answer.body);
      // what is left of a body that is too large: unread, it would cut the connection before the answer arrives
      request.resume();
    } catch (error) {
      if (next) return next(error);
      response.statusCode = 500;
      response.end();
    }
  };
}

async function rawBody(request: IncomingMessage & { body?: unknown }): Promise<Uint8Array> {
  if (request.body instanceof Uint8Array) return request.body;
  if (request.readableEnded) throw new WebhookError('body_parsed');
  return readBody(request.iterator({ destroyOnReturn: false }));
}
