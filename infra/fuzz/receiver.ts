import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** What a receiver does with a webhook; `delivered`: whether that is an answer of success. */
export interface Manner {
  says: string;
  delivered: boolean;
  answer(response: ServerResponse): unknown;
}

/** Write the answer as bytes, past what Node would refuse to write. */
const bytes = (response: ServerResponse, text: string | Buffer) => response.socket?.end(text);

/** The ways in which receivers answer that a sender has to live through. */
export const manners: readonly Manner[] = [
  { says: '200 with NUL', delivered: true, answer: (r) => r.writeHead(200).end('ok\u0000') },
  { says: '200 with gzip', delivered: true, answer: (r) => r.writeHead(200).end(gzipSync('ok')) },
  {
    says: '200 that says gzip and is none',
    delivered: true,
    answer: (r) => r.writeHead(200, { 'content-encoding': 'gzip' }).end('ok'),
  },
  {
    says: '200 with half a letter',
    delivered: true,
    answer: (r) => r.writeHead(200).end(Buffer.from([0xed, 0xa0, 0x80, 0xc3])),
  },
  { says: '200 with two megabytes', delivered: true, answer: (r) => r.writeHead(200).end(Buffer.alloc(2e6, 0)) },
  {
    says: '200 and then a cut',
    delivered: true,
    answer: (r) => bytes(r, 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nok'),
  },
  { says: '500 with NUL', delivered: false, answer: (r) => r.writeHead(500).end('no\u0000') },
  { says: '429 until never', delivered: false, answer: (r) => r.writeHead(429, { 'retry-after': '1e999' }).end() },
  { says: '503 until yesterday', delivered: false, answer: (r) => r.writeHead(503, { 'retry-after': '-5' }).end() },
  { says: 'a redirect to itself', delivered: false, answer: (r) => r.writeHead(302, { location: '/' }).end() },
  { says: 'no HTTP', delivered: false, answer: (r) => bytes(r, '\u0000\u0000\u0000 nothing \r\n\r\n') },
  { says: 'a hung-up line', delivered: false, answer: (r) => r.socket?.destroy() },
  { says: 'nothing at all', delivered: false, answer: () => undefined },
];

/** A receiver whose manner can be changed; it counts how often each webhook came. */
export async function startReceiver() {
  let manner: Manner = manners[0]!;
  let times = new Map<string, number>();
  const server = createServer((request, response) => {
    const id = String(request.headers['webhook-id']);
    times.set(id, (times.get(id) ?? 0) + 1);
    request.resume().on('end', () => manner.answer(response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    behave(next: Manner) {
      manner = next;
      times = new Map();
    },
    /** how often each webhook came since the manner last changed */
    times: () => times,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
