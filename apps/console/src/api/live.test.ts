import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type OpenConsole, openConsole } from '../../test/open-console.ts';
import { liveLimits } from './live.ts';

let open: OpenConsole;
let url: string;
let cookie: string;
let leave = new AbortController();
beforeAll(async () => {
  open = await openConsole();
  cookie = await open.cookie();
  url = `${await open.app.listen({ port: 0, host: '127.0.0.1' })}/console/api/live`;
});
afterEach(() => {
  leave.abort();
  leave = new AbortController();
});
afterAll(() => open.close());

const ask = () => fetch(url, { headers: { cookie }, signal: leave.signal });

/** Open the stream; `next` waits for the next thing said. */
async function listen() {
  const response = await ask();
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let said = '';
  const next = async (): Promise<unknown> => {
    for (;;) {
      const found = /event: moved\ndata: (.*)\n\n/.exec(said);
      if (found) {
        said = said.slice(found.index + found[0].length);
        return JSON.parse(found[1] ?? '');
      }
      const part = await reader?.read();
      if (!part || part.done) return 'ended';
      said += part.value;
    }
  };
  return { response, next };
}

test('says which companies moved, gathered and each once', async () => {
  const { response, next } = await listen();
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
  open.move('co_a', 'co_b');
  open.move('co_b');
  expect(await next()).toEqual({ companies: ['co_a', 'co_b'] });
  open.move('co_c');
  expect(await next()).toEqual({ companies: ['co_c'] });
});

test('says "any" where too many moved to list them, or nobody knows which', async () => {
  const { next } = await listen();
  open.move(...Array.from({ length: 201 }, (_, i) => `co_${i}`));
  expect(await next()).toEqual({ companies: null });
  open.move();
  expect(await next()).toEqual({ companies: null });
  open.move('co_a');
  expect(await next()).toEqual({ companies: ['co_a'] });
});

test('only so many screens may listen, and a closed one makes room', async () => {
  const { streams } = liveLimits;
  liveLimits.streams = 1;
  await expect.poll(async () => (await ask()).status).toBe(200);
  const refused = await ask();
  expect([refused.status, ((await refused.json()) as { error: string }).error]).toEqual([503, 'TOO_MANY_STREAMS']);
  leave.abort();
  leave = new AbortController();
  await expect.poll(async () => (await ask()).status).toBe(200);
  liveLimits.streams = streams;
});

test('a stream ends by itself, so that the session is looked at again', async () => {
  const { lifetime } = liveLimits;
  liveLimits.lifetime = 50;
  const { next } = await listen();
  expect(await next()).toBe('ended');
  liveLimits.lifetime = lifetime;
});

test('ends when the process stops', async () => {
  const { next } = await listen();
  const [said] = await Promise.all([next(), open.app.close()]);
  expect(said).toBe('ended');
});
