import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { describe, expect, onTestFinished, test } from 'vitest';
import reconsidered from '../../test/reconsidered.json' with { type: 'json' };
import { newSecret } from '../new-secret.ts';
import { sign } from '../sign.ts';
import { expressWebhook } from './express-webhook.ts';
import { fastifyWebhook } from './fastify-webhook.ts';
import type { Receiver } from './receive.ts';
import { requestWebhook } from './request-webhook.ts';

type Post = (body: string, headers: Record<string, string>) => Promise<{ status: number; text: string }>;
const secret = newSecret();
const body = JSON.stringify(reconsidered);
const headers = (text = body) => ({
  'content-type': 'application/json',
  ...sign({ id: 'trn_7f0c1a9e5b2d4c11', timestamp: Math.floor(Date.now() / 1000), body: text, secrets: [secret] }),
});

async function overHttp(handler: Parameters<typeof createServer>[1]): Promise<Post> {
  const server = createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return async (text, given) => {
    const response = await fetch(url, { method: 'POST', body: text, headers: given });
    return { status: response.status, text: await response.text() };
  };
}

const adapters: [string, (receiver: Receiver) => Promise<Post>][] = [
  [
    'Request',
    async (receiver) => async (text, given) => {
      const request = new Request('http://receiver.example/', { method: 'POST', body: text, headers: given });
      const response = await requestWebhook(receiver)(request).catch(() => new Response('', { status: 500 }));
      return { status: response.status, text: await response.text() };
    },
  ],
  ['Express', (receiver) => overHttp(expressWebhook(receiver))],
  [
    'Fastify',
    async (receiver) => {
      const app = Fastify();
      app.register(fastifyWebhook, { ...receiver, url: '/hooks/waystage' });
      onTestFinished(() => app.close());
      return async (text, given) => {
        const response = await app.inject({ method: 'POST', url: '/hooks/waystage', body: text, headers: given });
        return { status: response.statusCode, text: response.body };
      };
    },
  ],
];

describe.each(adapters)('%s', (_name, start) => {
  test('hands over what is genuine, once, with its id', async () => {
    const got: unknown[] = [];
    const post = await start({ secrets: secret, receive: (...given) => void got.push(given) });
    expect(await post(body, headers())).toEqual({ status: 204, text: '' });
    expect(got).toEqual([[reconsidered, 'trn_7f0c1a9e5b2d4c11']]);
  });

  test('answers 401 with a code to what is not, and hands over nothing', async () => {
    const post = await start({ secrets: newSecret(), receive: () => expect.unreachable() });
    const { status, text } = await post(body, headers());
    expect([status, JSON.parse(text).code]).toEqual([401, 'no_match']);
  });

  test('answers 413 to a body that is too large', async () => {
    const post = await start({ secrets: secret, receive: () => expect.unreachable() });
    const large = body + ' '.repeat(4 * 1024 * 1024);
    expect((await post(large, headers(large))).status).toBe(413);
  });

  test('answers 5xx when the receiver fails, so that it is tried again', async () => {
    const receive = () => Promise.reject(new Error('the database is away'));
    const post = await start({ secrets: secret, receive });
    expect((await post(body, headers())).status).toBe(500);
  });
});

test('behind a parser, Express takes raw bytes and says so when there are none', async () => {
  const receive = () => {};
  for (const [parsed, status] of [
    [(raw: Buffer) => raw, 204],
    [(raw: Buffer) => JSON.parse(raw.toString()), 500],
  ] as const) {
    const post = await overHttp(async (request, response) => {
      const raw = Buffer.concat(await request.toArray());
      await expressWebhook({ secrets: secret, receive })(Object.assign(request, { body: parsed(raw) }), response);
    });
    expect((await post(body, headers())).status).toBe(status);
  }
});
