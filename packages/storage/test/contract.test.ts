import { randomUUID } from 'node:crypto';
import type { StoredEvent } from '@waystage/events';
import { sql, type Transaction } from 'kysely';
import { expect, it } from 'vitest';
import { appendEntries } from '../src/company-log/append-entries.ts';
import { companyHeads } from '../src/company-log/company-heads.ts';
import { readEntries } from '../src/company-log/read-entries.ts';
import { cursors } from '../src/pipeline/cursors.ts';
import { listEvents } from '../src/read/list-events.ts';
import type { Tables } from '../src/tables/tables.ts';
import { eachEngine } from '../src/testing/each-engine.ts';

function event(visitor: string, id: string = randomUUID()): StoredEvent {
  const now = Date.now();
  return {
    event: 'page_view',
    path: '/smørbrød',
    host: 'fjordbank.example',
    id,
    site: 'main',
    at: now,
    received: now,
    visitor,
    verified: false,
  };
}
const start = (partitions: number) => new Array<number>(partitions).fill(0);

eachEngine('the storage contract', (store) => {
  it('stores an event once, however often it comes, and says which', async () => {
    const e = event('visitor-1');
    expect(await store().inbox.append([e, e])).toMatchObject([{ status: 'stored' }, { status: 'duplicate' }]);
    expect(await store().inbox.append([e])).toEqual([{ status: 'duplicate' }]);
  });

  it('takes the same id from two sites as two events', async () => {
    const e = event('visitor-2');
    const results = await store().inbox.append([e, { ...e, site: 'other' }]);
    expect(results.map((r) => r.status)).toEqual(['stored', 'stored']);
  });

  it('keeps what was sent in the order it was sent, under offsets without gaps', async () => {
    const events = Array.from({ length: 20 }, () => event('visitor-3'));
    const results = await store().inbox.append(events);
    const { partition, offset } = results[0] as { partition: number; offset: number };
    const read = await store().inbox.read(partition, offset - 1, 100);
    expect(read.map((r) => r.event)).toEqual(events);
    expect(read.map((r) => r.offset)).toEqual(events.map((_, i) => offset + i));
    expect((await store().inbox.heads())[partition]).toBe(offset + 19);
  });

  it('gives two writers at once different offsets and shows a reader no gap', async () => {
    const visitor = `crowd-${randomUUID()}`;
    const batches = Array.from({ length: 12 }, () => Array.from({ length: 5 }, () => event(visitor)));
    const results = (await Promise.all(batches.map((b) => store().inbox.append(b)))).flat();
    const offsets = results.map((r) => (r as { offset: number }).offset).sort((a, b) => a - b);
    expect(new Set(offsets).size).toBe(60);
    expect(offsets.at(-1)! - offsets[0]!).toBe(59);
  });

  it('pages through everything with a cursor, whatever the page size', async () => {
    const ids = new Set<string>();
    let after = start(store().inbox.partitions);
    for (;;) {
      const page = await listEvents(store().db, after, 7);
      for (const { event } of page.events) {
        expect(ids.has(`${event.site} ${event.id}`)).toBe(false);
        ids.add(`${event.site} ${event.id}`);
      }
      if (page.events.length === 0) break;
      after = page.next;
    }
    const { rows } = await sql<{ n: number }>`select count(*) as n from inbox`.execute(store().db);
    expect(ids.size).toBe(rows[0]?.n);
  });

  it('takes a verified event whose id a claim has, each once', async () => {
    const claim = event('visitor-9');
    const verified = { ...claim, verified: true };
    const statuses = async (...events: StoredEvent[]) => (await store().inbox.append(events)).map((r) => r.status);
    expect(await statuses(claim)).toEqual(['stored']);
    expect(await statuses(verified, claim, verified)).toEqual(['stored', 'duplicate', 'duplicate']);
  });

  it('calls back when something was appended', async () => {
    let called = () => {};
    const told = new Promise<void>((resolve) => {
      called = resolve;
    });
    const stop = await store().inbox.changed(called);
    await store().inbox.append([event('visitor-4')]);
    await told;
    await stop();
  });

  it('gives a partition to one owner at a time, and to the next when the lease has run out', async () => {
    const [one, two] = [store().leases('one', 3000), store().leases('two', 60_000)];
    const held = await one.acquire('resolve', 1000);
    expect(held).toHaveLength(store().inbox.partitions);
    expect(await two.acquire('resolve', 1000)).toEqual([]);
    await expect.poll(async () => (await two.acquire('resolve', 1000)).length, { timeout: 15_000 }).toBe(held.length);
    expect(await one.renew('resolve')).toEqual([]);
    await two.release();
  });

  it('never lets an owner commit whose partition has been taken over', async () => {
    const [one, two] = [store().leases('slow', 1), store().leases('quick', 60_000)];
    const before = (await one.acquire('evaluate', 1000)).find((l) => l.partition === 5)!;
    await expect.poll(async () => (await two.acquire('evaluate', 1000)).length, { timeout: 5000 }).toBeGreaterThan(0);
    const stale = store().effects.apply(before, 0, 3, async () => {});
    await expect(stale).rejects.toMatchObject({ code: 'LEASE_LOST' });
    expect((await cursors(store().db, 'evaluate'))[5]).toBe(0);
    await two.release();
  });

  it('moves the cursor and what it stands for together, or neither', async () => {
    const leases = store().leases(randomUUID(), 60_000);
    const lease = (await leases.acquire('evaluate', 1000)).find((l) => l.partition === 7)!;
    const note = (name: string) => (tx: Transaction<Tables>) =>
      tx
        .insertInto('installation')
        .values({ name, value: '1' })
        .execute()
        .then(() => {});
    await store().effects.apply(lease, 0, 4, note('first'));
    await expect(store().effects.apply(lease, 0, 9, note('second'))).rejects.toMatchObject({ code: 'CURSOR_MOVED' });
    const failing = store().effects.apply(lease, 4, 9, async (tx) => {
      await note('third')(tx);
      throw new Error('power cut');
    });
    await expect(failing).rejects.toThrow('power cut');
    expect((await cursors(store().db, 'evaluate'))[7]).toBe(4);
    const noted = await store()
      .db.selectFrom('installation')
      .select('name')
      .where('name', 'in', ['first', 'second', 'third'])
      .execute();
    expect(noted).toEqual([{ name: 'first' }]);
    await leases.release();
  });

  it("appends to a company's log once per id, in order", async () => {
    const entry = (id: string) => ({ id, partition: 9, company: null, entry: { type: 'tick' as const, upto: 1 } });
    const when = new Date('2026-11-22T08:00:00Z');
    await appendEntries(store().db, [entry('a'), entry('b')], when);
    await appendEntries(store().db, [entry('b'), entry('c')], when);
    expect((await companyHeads(store().db))[9]).toBe(3);
    const read = await readEntries(store().db, 9, 0, 10);
    expect(read.map((r) => r.entry.offset)).toEqual([1, 2, 3]);
    expect(read[0]).toEqual({ company: null, entry: { type: 'tick', upto: 1, offset: 1, received: when.getTime() } });
  });

  it('has everything after a restart, and keeps its partitions', async () => {
    const e = event('visitor-5');
    const [stored] = await store().inbox.append([e]);
    await store.reopen();
    const { partition, offset } = stored as { partition: number; offset: number };
    expect((await store().inbox.read(partition, offset - 1, 1))[0]?.event).toEqual(e);
    expect(store().inbox.partitions).toBe(64);
  });

  it('refuses a database that a newer Waystage has written', async () => {
    await sql`insert into schema_version (version, name) values (9999, 'from the future')`.execute(store().db);
    await expect(store.reopen()).rejects.toMatchObject({ code: 'SCHEMA_TOO_NEW' });
  });
});
