import { randomBytes } from 'node:crypto';
import type { StoredEvent } from '@waystage/events';
import { appendEntries, countSetAside, listSetAside, openVault, partitionOf, settleSetAside } from '@waystage/storage';
import { eachEngine } from '@waystage/storage/testing/each-engine';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyReplay } from '../src/replay/verify-replay.ts';
import { deployRules } from '../src/rules/deploy-rules.ts';
import { startWorker, type Worker } from '../src/worker.ts';
import { canaries } from './canaries.ts';
import { example } from './example.ts';

eachEngine('what cannot be digested', (store) => {
  let worker: Worker;
  const problems: unknown[] = [];
  beforeAll(async () => {
    await deployRules(store(), example('crm-suite'), 'test');
    const vault = openVault(store().db, randomBytes(32));
    worker = await startWorker({ store: store(), vault, deliver: {}, problem: (p) => problems.push(p) });
  });
  afterAll(() => worker.close());

  const { event, begin, moved, fortyMove } = canaries(store);

  it('an event that fails is set aside alone; its neighbours and everybody else go on', async () => {
    const neighbours = begin('nabo.example');
    // what no door lets in any more, behind the door and between two of one company
    const poison = { ...event('nabo.example', { event: 'page_read', path: '/', host: 'x' }), visitor: 'abcdefgh\0' };
    await store().inbox.append([neighbours[0]!, neighbours[1]!, poison, neighbours[2]!]);
    await fortyMove();
    await expect.poll(() => moved('nabo')).toBe(1);
    const [only, ...more] = await listSetAside(store().db);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ hop: 'resolve', state: 'waiting', body: { id: poison.id } });
    expect(only!.error).toMatch(/0x00|null character|invalid byte/i);
    expect(problems.map(String).filter((p) => p.includes('Set aside'))).toHaveLength(1);
    expect((await verifyReplay(store())).differences).toEqual([]);
  });

  it('so is an entry of a company log, and folding the logs again passes over it too', async () => {
    const { rows } = await sql<{ id: string }>`select id from company where domain = 'nabo.example'`.execute(
      store().db,
    );
    const company = rows[0]!.id;
    const entry = { type: 'interaction' as const, interaction: null as unknown as StoredEvent };
    const partition = partitionOf(company, store().inbox.partitions);
    await store()
      .db.transaction()
      .execute((tx) => appendEntries(tx, [{ id: 'poison', partition, company, entry }], new Date()));
    await fortyMove();
    await expect.poll(() => countSetAside(store().db)).toEqual({ resolve: 1, evaluate: 1 });
    expect((await verifyReplay(store())).differences).toEqual([]);
  });

  it('retried it is tried as if it came now, dropped it waits no longer; each once', async () => {
    const [entry, poison] = await listSetAside(store().db);
    expect(await settleSetAside(store().db, entry!.id, 'retried')).toMatchObject({ state: 'retried' });
    await expect.poll(async () => (await listSetAside(store().db))[0]?.id).not.toBe(entry!.id);
    await expect.poll(() => countSetAside(store().db)).toEqual({ resolve: 1, evaluate: 1 });
    // what is well by now is digested
    await sql`update set_aside set body = ${JSON.stringify({ ...(poison!.body as object), visitor: 'abcdefgh' })}::json where id = ${poison!.id}`.execute(
      store().db,
    );
    await settleSetAside(store().db, poison!.id, 'retried');
    const resolved = async () =>
      (
        await sql<{
          n: number;
        }>`select count(*)::int as n from company_log where body::text like ${`%${(poison!.body as StoredEvent).id}%`}`.execute(
          store().db,
        )
      ).rows[0]!.n;
    await expect.poll(resolved).toBe(1);
    const [again] = await listSetAside(store().db);
    expect(await settleSetAside(store().db, again!.id, 'dropped')).toMatchObject({ state: 'dropped' });
    expect(await settleSetAside(store().db, again!.id, 'dropped')).toBeNull();
    expect(await countSetAside(store().db)).toEqual({ resolve: 0, evaluate: 0 });
    await fortyMove();
    expect((await verifyReplay(store())).differences).toEqual([]);
  });

  it('a lease given by a clock that was hours ahead holds nobody up', async () => {
    await worker.close();
    await sql`update progress set owner = 'gone', expires_at = now() + interval '3 hours'`.execute(store().db);
    await sql`update endpoint set owner = 'gone', expires_at = now() + interval '3 hours'`.execute(store().db);
    const vault = openVault(store().db, randomBytes(32));
    worker = await startWorker({ store: store(), vault, deliver: {}, problem: (p) => problems.push(p) });
    await fortyMove();
    expect(problems.map(String).some((p) => /clock was about 10800 s ahead/.test(p))).toBe(true);
  });
});
