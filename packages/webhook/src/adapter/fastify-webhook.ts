import type { Buffer } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import { maxBodyBytes } from '../verify.ts';
import { type Receiver, receive } from './receive.ts';

/** The little of Fastify (4 and later) that is used, so that this package needs none. */
interface App {
  removeAllContentTypeParsers(): void;
  addContentTypeParser(
    type: string,
    options: { parseAs: 'buffer' },
    parse: (request: unknown, body: Buffer, done: (error: null, body: Buffer) => void) => void,
  ): unknown;
  post(
    url: string,
    options: { bodyLimit: number },
    handler: (request: { body: unknown; headers: IncomingHttpHeaders }, reply: Reply) => Promise<unknown>,
  ): unknown;
}
interface Reply {
  code(status: number): Reply;
  type(type: string): Reply;
  send(body?: string): unknown;
}

/**
 * A Fastify plugin: one POST route with a parser of its own, so that the rest of the app keeps its JSON.
 * @example app.register(fastifyWebhook, { url: '/hooks/waystage', secrets, receive: (transition) => save(transition) });
 */
export async function fastifyWebhook(app: App, receiver: Receiver & { url: string }): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post(receiver.url, { bodyLimit: maxBodyBytes }, async (request, reply) => {
    const answer = await receive((request.body as Buffer | undefined) ?? '', request.headers, receiver);
    reply.code(answer.status);
    return answer.body === '' ? reply.send() : reply.type('application/json').send(answer.body);
  });
}
