import { randomBytes, randomUUID } from 'node:crypto';
import type { StoredEvent } from '@waystage/events';
import { listEvents, openVault, readDeliveryRate } from '@waystage/storage';
import { eachEngine } from '@waystage/storage/testing/each-engine';
import { beforeEach, expect, it, vi } from 'vitest';
import { leaveCarts } from '../src/cart/leave-carts.ts';
import { successor } from '../src/cart/successor.ts';
import { startWorker } from '../src/worker.ts';
import { resolveAll } from './resolve-all.ts';

vi.setConfig({ testTimeout: 30_000 });
const master = randomBytes(32);
const minute = 60_000;
const start = Date.parse('2026-11-22T08:00:00Z');

eachEngine('carts that are left', (store) => {
  const at = (minutes: number) => start + minutes * minute;
  const event = (visitor: string, minutes: number, more: object): StoredEvent =>
    ({
      event: 'page_view',
      path: '/handlekurv',
      host: 'fjellheim.example',
      id: randomUUID(),
      site: 'main',
      visitor,
      at: at(minutes),
      received: at(minutes),
      verified: false,
      ...more,
    }) as StoredEvent;
  const filled = (visitor: string, minutes: number, more: object = {}) =>
    event(visitor, minutes, {
      event: 'cart',
      action: 'changed',
      items: 2,
      value: 990,
      currency: 'NOK',
      product: 'kontorstol',
      ...more,
    });
  const resolve = async (...events: StoredEvent[]) => {
    await store().inbox.append(events);
    await resolveAll(store(), { vault: openVault(store().db, master), roleBooks: async () => [] });
  };
  // every test has its visitors, but the worker looks at all carts
  beforeEach(async () => void (await store().db.deleteFrom('cart').execute()));
  /** The worker looks at this minute; what it says is resolved too. */
  const look = async (minutes: number) => {
    const told = await leaveCarts(store(), at(minutes));
    await resolve();
    return told;
  };
  const cartsOf = async (visitor: string) =>
    (await listEvents(store().db, new Array(64).fill(0), 1000)).events
      .map(({ event }) => event as StoredEvent & { action?: string })
      .filter((e) => e.event === 'cart' && e.visitor === visitor)
      .map(({ action, id, at }) => ({ action, id, at: (at - start) / minute }));

  it('half an hour without any event, and it was left at the last one; once, however often we look', async () => {
    const visitor = randomUUID();
    const cart = filled(visitor, 0);
    await resolve(cart, event(visitor, 12, {}));
    expect(await look(41)).toBe(0);
    expect(await look(42)).toBe(1);
    expect(await look(43)).toBe(0);
    expect(await cartsOf(visitor)).toEqual([
      { action: 'changed', id: cart.id, at: 0 },
      { action: 'left', id: successor(cart.id), at: 12 },
    ]);
    const { events } = await listEvents(store().db, new Array(64).fill(0), 1000);
    expect(events.find(({ event }) => event.id === successor(cart.id))!.event).toMatchObject({
      items: 2,
      value: 990,
      currency: 'NOK',
      product: 'kontorstol',
      verified: false,
      visitor,
      site: 'main',
    });
  });

  it('what the browser says on the next visit is the same interaction; and the other way about', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    for (const [visitor, workerFirst] of [
      [first, true],
      [second, false],
    ] as const) {
      const cart = filled(visitor, 0);
      await resolve(cart);
      if (workerFirst) await look(31);
      const left = successor(cart.id);
      const own = { event: 'cart', items: 2 };
      await resolve(
        event(visitor, 0, { ...own, action: 'left', id: left }),
        event(visitor, 60, { ...own, action: 'returned', id: successor(left) }),
        event(visitor, 60, {}),
      );
      await look(61);
      expect((await cartsOf(visitor)).map((c) => [c.action, c.id])).toEqual([
        ['changed', cart.id],
        ['left', left],
        ['returned', successor(left)],
      ]);
    }
  });

  it('a return the browser says nothing of is told, and can be left again', async () => {
    const visitor = randomUUID();
    await resolve(filled(visitor, 0));
    await look(31);
    await resolve(event(visitor, 90, {}), event(visitor, 95, {}));
    expect(await look(96)).toBe(1);
    expect(await look(97)).toBe(0);
    await look(126);
    expect((await cartsOf(visitor)).map((c) => [c.action, c.at])).toEqual([
      ['changed', 0],
      ['left', 0],
      ['returned', 90],
      ['left', 95],
    ]);
  });

  it('an emptied or a bought one was not left, nor one that a machine or history filled', async () => {
    const visitors = Array.from({ length: 4 }, () => randomUUID());
    const [emptied, bought, machine, history] = visitors as [string, string, string, string];
    await resolve(
      filled(emptied, 0),
      event(emptied, 1, { event: 'cart', action: 'emptied' }),
      filled(bought, 0),
      event(bought, 1, { event: 'order', order: 'A-1' }),
      filled(machine, 0, { bot: 'user_agent' }),
      filled(history, 0, { historical: true }),
    );
    expect(await look(300)).toBe(0);
  });

  it('an order that the server tells of the person empties the cart in their browser', async () => {
    const [visitor, person, domain] = [randomUUID(), `per_${randomUUID()}`, `${randomUUID()}.example`];
    await resolve(filled(visitor, 0), event(visitor, 1, { event: 'identify', person, domain }));
    const { visitor: _, ...order } = event('', 2, { event: 'order', order: 'A-2', person, domain, verified: true });
    await resolve(order as StoredEvent);
    expect(await look(300)).toBe(0);
  });

  it('an order of another visitor who claims to be the same person closes nothing', async () => {
    const [visitor, other, domain] = [randomUUID(), randomUUID(), `${randomUUID()}.example`];
    const person = `per_${randomUUID()}`;
    await resolve(
      filled(visitor, 0),
      event(visitor, 1, { event: 'identify', person, domain }),
      event(other, 2, { event: 'identify', person, domain }),
      event(other, 3, { event: 'order', order: 'forged' }),
    );
    expect(await look(300)).toBe(1);
  });

  it('a cart that is heard of only after it was left, is left', async () => {
    const visitor = randomUUID();
    const cart = filled(visitor, 0);
    await resolve(event(visitor, 0, { event: 'cart', action: 'left', id: successor(cart.id) }), cart);
    expect(await look(60)).toBe(0);
    expect(await store().db.selectFrom('cart').select('state').where('visitor', '=', visitor).execute()).toEqual([
      { state: 'left' },
    ]);
  });

  it('the cart of another site is another cart', async () => {
    const visitor = randomUUID();
    await resolve(
      filled(visitor, 0),
      filled(visitor, 0, { site: 'other' }),
      event(visitor, 1, { event: 'order', order: 'A-3', site: 'other' }),
    );
    expect(await look(60)).toBe(1);
  });

  it('whom nobody knows tomorrow joins no company backwards, and becomes no person', async () => {
    const visitor = `day_${randomUUID().slice(0, 22)}`;
    const domain = `${randomUUID()}.example`;
    const [before, after] = [event(visitor, 0, {}), event(visitor, 3, {})];
    await resolve(
      before,
      event(visitor, 1, { event: 'identify', person: 'per_x', domain }),
      event(visitor, 2, { event: 'company', domain }),
      after,
    );
    const rows = await store().db.selectFrom('unjoined').select('visitor').where('visitor', '=', visitor).execute();
    expect(rows).toEqual([]);
    const known = await store().db.selectFrom('visitor').select('person').where('id', '=', visitor).execute();
    expect(known).toEqual([{ person: null }]);
    const log = await store()
      .db.selectFrom('company_log')
      .innerJoin('company_key', 'company_key.company', 'company_log.company')
      .select('company_log.body')
      .where('company_key.value', '=', domain)
      .execute();
    const ids = JSON.stringify(log);
    expect([ids.includes(before.id), ids.includes(after.id), ids.includes('"identified"')]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('counts what came of each tab, whatever became of it', async () => {
    const site = randomUUID();
    const tab = randomUUID();
    await resolve(...[0, 1, 4].map((seq) => event(randomUUID(), seq, { site, tab, seq })));
    await resolve(event(randomUUID(), 5, { site, tab: 'robot', seq: 7, bot: 'user_agent' }));
    expect(await readDeliveryRate(store().db, site, 9)).toMatchObject([{ tabs: 1, expected: 5, received: 3, lost: 2 }]);
  });

  it('a running worker looks by itself', async () => {
    const worker = await startWorker({
      store: store(),
      vault: openVault(store().db, master),
      deliver: {},
      lookEvery: 50,
    });
    const visitor = randomUUID();
    const ago = (Date.now() - start) / minute - 40;
    await store().inbox.append([filled(visitor, ago)]);
    await expect
      .poll(async () => (await cartsOf(visitor)).map((c) => c.action), { timeout: 25_000 })
      .toEqual(['changed', 'left']);
    await worker.close();
  });
});
