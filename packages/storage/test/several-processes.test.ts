import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSite, listSites, openStore, openVault, proveVaultKey, type Store, vaultIsUsed } from '../src/index.ts';
import { startTestPostgres, type TestPostgres } from '../src/testing/start-test-postgres.ts';

const server = await startTestPostgres();
if (!server)
  process.stderr.write('skipped: several processes on one PostgreSQL; apt-get install postgresql brings it\n');

describe.skipIf(!server)('several processes on one PostgreSQL', () => {
  const { url } = server as TestPostgres;
  const stores: Store[] = [];
  beforeAll(async () => {
    stores.push(...(await Promise.all(Array.from({ length: 4 }, () => openStore({ url })))));
  });
  afterAll(async () => {
    for (const store of stores) await store.close();
    await server?.stop();
  });
  const database = async (name: string, how: string) => {
    const client = new pg.Client(url);
    await client.connect();
    await client.query(`create database ${name} ${how}`);
    await client.end();
    return url.replace(/postgres$/, name);
  };

  it('that start together on an empty database all start', async () => {
    expect(new Set(stores.map((s) => s.inbox.partitions)).size).toBe(1);
    const more = await openStore({ url });
    await more.close();
  });

  it('make the site once, and no key changes', async () => {
    const site = { id: 'main', name: 'Main', origins: [] };
    const made = await Promise.all(stores.map((s) => createSite(s.db, site, true)));
    expect(made.filter(Boolean)).toHaveLength(1);
    const [before] = await listSites(stores[0]!.db);
    expect(await createSite(stores[1]!.db, site, true)).toBeNull();
    expect(await listSites(stores[2]!.db)).toEqual([before]);
  });

  it('have one vault: the first key that comes is its key, another is refused', async () => {
    const [first, ...others] = stores.map((s) => ({ db: s.db, key: randomBytes(32) }));
    expect(await vaultIsUsed(first!.db)).toBe(false);
    await proveVaultKey(first!.db, first!.key);
    expect(await vaultIsUsed(others[0]!.db)).toBe(true);
    for (const { db, key } of others)
      await expect(proveVaultKey(db, key)).rejects.toMatchObject({ code: 'VAULT_KEY_WRONG' });
    await proveVaultKey(others[0]!.db, first!.key);
  });

  it('a vault that was used before there was a proof is opened by the key that sealed it, and no other', async () => {
    const store = await openStore({ url: await database('older', 'template template0') });
    const key = randomBytes(32);
    await openVault(store.db, key).keep([{ name: 'email:kari@fjord.example', identity: { name: 'Kari' } }], 'seller');
    await expect(proveVaultKey(store.db, randomBytes(32))).rejects.toMatchObject({ code: 'VAULT_KEY_WRONG' });
    await proveVaultKey(store.db, key);
    await store.close();
  });

  it('a database that is not UTF8 is refused with what to do', async () => {
    const latin = await database('latin', "encoding 'LATIN1' template template0 lc_collate 'C' lc_ctype 'C'");
    await expect(openStore({ url: latin })).rejects.toThrow(/LATIN1.*UTF8/s);
  });

  it('a database that was read-only for a while takes events again, on every connection', async () => {
    const target = await database('failover', 'template template0');
    const store = await openStore({ url: target, poolSize: 2 });
    const admin = new pg.Client(url);
    await admin.connect();
    const site = (id: string) => createSite(store.db, { id, name: id, origins: [] });
    await admin.query('alter database failover set default_transaction_read_only = on');
    // connections of the time before go on; those made meanwhile may only read
    await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'failover'");
    await expect.poll(() => site('a').catch((e) => e.code)).toBe('25006');
    await expect(Promise.all([site('b'), site('c')])).rejects.toMatchObject({ code: '25006' });
    await admin.query('alter database failover set default_transaction_read_only = off');
    await expect.poll(() => site('d').then(() => 'made', String)).toBe('made');
    await Promise.all([site('e'), site('f'), site('g')]);
    await admin.end();
    await store.close();
  });
});
