import { createHash, randomBytes } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { openVault } from '@waystage/storage';
import { eachEngine } from '@waystage/storage/testing/each-engine';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { collectorApp } from '../src/app.ts';

const js = `/* ${'blåbærsyltetøy '.repeat(100)} */`;

eachEngine('the browser script', (store) => {
  let app: FastifyInstance;
  const open = async (version: string, body: string) => {
    const script = {
      js: body,
      more: `${body}//more`,
      manifest: { file: `w-${version}-abc.js`, more: { file: `more-${version}-def.js` } },
    };
    app = await collectorApp({ store: store(), vault: openVault(store().db, randomBytes(32)), script });
  };
  beforeAll(() => open('1.0.0', js));
  afterAll(() => app.close());
  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

  it('stands under one name that is asked for again soon, and immutable ones', async () => {
    for (const [url, caching, body] of [
      ['/w.js', 'public, max-age=300, stale-while-revalidate=86400', js],
      ['/w/1.0.0-abc.js', 'public, max-age=31536000, immutable', js],
      ['/w/more-1.0.0-def.js', 'public, max-age=31536000, immutable', `${js}//more`],
    ] as const) {
      const answer = await get(url);
      expect([answer.statusCode, answer.body]).toEqual([200, body]);
      expect(answer.headers).toMatchObject({
        'cache-control': caching,
        'content-type': 'text/javascript; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        vary: 'accept-encoding',
      });
    }
  });

  it('any page may read it, with SRI or as a module, whatever its origin', async () => {
    const answer = await get('/w.js', { origin: 'https://anybody.example' });
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(createHash('sha384').update(answer.rawPayload).digest('hex')).toBe(
      createHash('sha384').update(js).digest('hex'),
    );
  });

  it('comes as small as the browser can take it', async () => {
    const br = await get('/w.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect([br.headers['content-encoding'], brotliDecompressSync(br.rawPayload).toString()]).toEqual(['br', js]);
    const gzip = await get('/w/1.0.0-abc.js', { 'accept-encoding': 'gzip' });
    expect([gzip.headers['content-encoding'], gunzipSync(gzip.rawPayload).toString()]).toEqual(['gzip', js]);
    expect((await get('/w.js', { 'accept-encoding': 'identity' })).headers['content-encoding']).toBeUndefined();
  });

  it('304 for who has it', async () => {
    const etag = (await get('/w.js')).headers.etag as string;
    for (const known of [etag, etag.replace('W/', ''), `"other", ${etag}`]) {
      const answer = await get('/w.js', { 'if-none-match': known });
      expect([answer.statusCode, answer.body, answer.headers.etag]).toEqual([304, '', etag]);
    }
    expect((await get('/w.js', { 'if-none-match': '"other"' })).statusCode).toBe(200);
  });

  it('after an upgrade the pages that pinned the earlier build still find it, and its second file', async () => {
    const before = (await get('/w.js')).headers.etag;
    await app.close();
    await open('1.1.0', `${js}//new`);
    expect((await get('/w.js')).headers.etag).not.toBe(before);
    expect((await get('/w/1.0.0-abc.js')).body).toBe(js);
    expect((await get('/w/more-1.0.0-def.js', { 'accept-encoding': 'br' })).headers['content-encoding']).toBe('br');
    expect((await get('/w/1.1.0-abc.js')).body).toBe(`${js}//new`);
    for (const url of ['/w/2.0.0-abc.js', '/w/..%2fvault.key', '/w/']) expect((await get(url)).statusCode).toBe(404);
  });
});
