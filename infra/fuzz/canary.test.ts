import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { collectorApp } from '@waystage/collector';
import { createApiToken, createSite, openVault } from '@waystage/storage';
import { eachEngine } from '@waystage/storage/testing/each-engine';
import { deployRules, startWorker, type Worker } from '@waystage/worker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canaries, type Door } from './canaries.ts';
import { poisons } from './poisons.ts';

const starter = fileURLToPath(new URL('../../packages/rules/starter', import.meta.url));
const rules = readdirSync(starter, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .map((path) => ({ path, text: readFileSync(join(starter, path), 'utf8') }));

eachEngine('after each poison forty new companies move', (store) => {
  let door: Door;
  let app: Awaited<ReturnType<typeof collectorApp>>;
  let worker: Worker;
  let flock: ReturnType<typeof canaries>;

  beforeAll(async () => {
    const { db } = store();
    const vault = openVault(db, randomBytes(32));
    await deployRules(store(), rules, 'test');
    app = await collectorApp({ store: store(), vault });
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    const keys = await createSite(db, { id: 'gift', name: 'Gift', origins: [] });
    door = { url, ...keys, token: await createApiToken(db, 'test', 'administrator') };
    worker = await startWorker({ store: store(), vault, deliver: {} });
    flock = canaries(door);
  });
  afterAll(async () => {
    await worker?.close();
    await app?.close();
  });
  const move = async () => expect((await flock()).missing).toEqual([]);

  // several at a time: each waits for its own forty
  it.concurrent.each(poisons.map((poison) => [poison.says, poison] as const))('%s', async (_, { send, becomes }) => {
    const answer = await send(door);
    const body = await answer.text();
    expect(answer.status, body).toBeLessThan(500);
    if (becomes === 'refused' && answer.status < 400)
      expect(JSON.parse(body)).toMatchObject({ accepted: 0, duplicate: 0, rejected: { 0: { index: 0 } } });
    await move();
  });
});
