import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { collectorApp } from '@waystage/collector';
import { companyHeads, createApiToken, createSite, cursors, openVault } from '@waystage/storage';
import { eachEngine } from '@waystage/storage/testing/each-engine';
import { createEndpoint, deployRules, guard, startWorker, switchEndpoint, type Worker } from '@waystage/worker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, canaries, type Door } from './canaries.ts';
import { poisonedRows } from './poisoned-rows.ts';
import { poisons } from './poisons.ts';
import { manners, startReceiver } from './receiver.ts';

const starter = fileURLToPath(new URL('../../packages/rules/starter', import.meta.url));
const rules = readdirSync(starter, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .map((path) => ({ path, text: readFileSync(join(starter, path), 'utf8') }));
const loopback = { allowHttp: true, allowRanges: ['127.0.0.0/8'], allowPorts: 'any' as const };

eachEngine('after each poison forty new companies move', (store) => {
  let door: Door;
  let app: Awaited<ReturnType<typeof collectorApp>>;
  let worker: Worker;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  let endpoint: string;
  let flock: ReturnType<typeof canaries>;

  beforeAll(async () => {
    const { db } = store();
    const vault = openVault(db, randomBytes(32));
    await deployRules(store(), rules, 'test');
    app = await collectorApp({ store: store(), vault });
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    const keys = await createSite(db, { id: 'gift', name: 'Gift', origins: [] });
    door = { url, ...keys, token: await createApiToken(db, 'test', 'administrator') };
    receiver = await startReceiver();
    endpoint = (await createEndpoint(db, guard(loopback), { url: receiver.url })).id;
    await switchEndpoint(db, endpoint, 'not yet');
    worker = await startWorker({ store: store(), vault, deliver: { guard: loopback } });
    flock = canaries(door);
  });
  afterAll(async () => {
    await worker?.close();
    await app?.close();
    await receiver?.stop();
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

  it.each(poisonedRows.map((row) => [row.says, row] as const))('%s', async (_, { put }) => {
    await put(store());
    await move();
    // what was put is behind us too: it was worked off, or set aside
    const behind = async () => {
      const read = (heads: number[], at: number[]) => heads.filter((head, n) => head > (at[n] ?? 0)).length;
      const { db, inbox } = store();
      return (
        read(await inbox.heads(), await cursors(db, 'resolve')) +
        read(await companyHeads(db), await cursors(db, 'evaluate'))
      );
    };
    await expect.poll(behind, { timeout: 5000 }).toBe(0);
  });

  it.each(manners.map((manner) => [manner.says, manner] as const))('receiver: %s', async (_, manner) => {
    const { db } = store();
    receiver.behave(manner);
    await switchEndpoint(db, endpoint, null);
    await move();
    await expect.poll(() => receiver.times().size).toBeGreaterThan(7);
    await move();
    if (manner.delivered)
      await expect
        .poll(() => db.selectFrom('delivery').select('id').where('status', '=', 'pending').limit(1).execute())
        .toEqual([]);
    // nobody is told the same over and over: the second time is a retry that was already due
    expect(Math.max(...receiver.times().values())).toBeLessThanOrEqual(3);
    await switchEndpoint(db, endpoint, 'the next one');
    await db.deleteFrom('delivery').where('status', '=', 'pending').execute();
  });

  it('what could not be worked off is listed as set aside', async () => {
    const { set_aside } = await ask<{ set_aside: unknown[] }>(door, '/v1/set-aside');
    expect(set_aside.length).toBeGreaterThan(0);
  });
});
