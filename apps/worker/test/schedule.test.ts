import { randomBytes, randomUUID } from 'node:crypto';
import type { StoredEvent, Transition } from '@waystage/events';
import { openVault } from '@waystage/storage';
import { eachEngine } from '@waystage/storage/testing/each-engine';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyReplay } from '../src/replay/verify-replay.ts';
import { deployRules } from '../src/rules/deploy-rules.ts';
import { appendTicks } from '../src/schedule/append-ticks.ts';
import { resolvedUpTo } from '../src/schedule/resolved-up-to.ts';
import { startWorker, type Worker } from '../src/worker.ts';
import { example } from './example.ts';
import { idle } from './idle.ts';

const hour = 3_600_000;

eachEngine('silence', (store) => {
  let worker: Worker;
  beforeAll(async () => {
    await deployRules(store(), example('office-supplies'), 'test');
    worker = await startWorker({
      store: store(),
      vault: openVault(store().db, randomBytes(32)),
      deliver: {},
      lookEvery: 50,
    });
  });
  afterAll(() => worker.close());

  const event = (company: string, more: object): StoredEvent => {
    const at = Date.now();
    return {
      id: randomUUID(),
      site: 'main',
      at,
      received: at,
      verified: true,
      company,
      person: `per_${company}`,
      ...more,
    } as StoredEvent;
  };
  const moves = async (domain: string) => {
    const rows = await store()
      .db.selectFrom('transition')
      .innerJoin('company', 'company.id', 'transition.company')
      .select('transition.body')
      .where('company.domain', '=', domain)
      .orderBy('sequence')
      .execute();
    return rows
      .map((r) => r.body as Transition)
      .filter((t) => t.data.to || t.type.startsWith('journey.'))
      .map((t) => [t.type, t.data.to?.stage]);
  };
  const toTheCart = (company: string) => [
    event(company, { event: 'company', domain: company, country: 'DK', relation: 'none' }),
    ...[1, 2, 3, 4, 5].map((n) => event(company, { event: 'page_read', path: `/varer/${n}`, host: 'x' })),
    ...[1, 2].map(() => event(company, { event: 'page_read', path: '/levering', host: 'x' })),
    event(company, { event: 'cart', action: 'changed', items: 3 }),
  ];

  it('a cart left and not come back to for a day takes the company a stage back, once', async () => {
    const company = 'byg.example';
    await store().inbox.append(toTheCart(company));
    await store().inbox.append([event(company, { event: 'cart', action: 'left' })]);
    await expect
      .poll(() => moves(company))
      .toEqual([
        ['journey.started', 'browsing'],
        ['stage.advanced', 'sourcing'],
        ['stage.advanced', 'cart'],
      ]);
    await expect.poll(() => idle(store())).toBe(true);
    await appendTicks(store(), Date.now() + 23 * hour);
    await appendTicks(store(), Date.now() + 25 * hour);
    await appendTicks(store(), Date.now() + 25 * hour);
    await expect.poll(async () => (await moves(company)).slice(3)).toEqual([['stage.reconsidered', 'sourcing']]);
  });

  it('coming back in time keeps it where it is; nobody doing anything for days is stalling', async () => {
    const company = 'tømrer.example';
    await store().inbox.append(toTheCart(company));
    await store().inbox.append([event(company, { event: 'cart', action: 'left' })]);
    await store().inbox.append([event(company, { event: 'cart', action: 'changed', items: 4 })]);
    await expect.poll(() => idle(store())).toBe(true);
    expect(await moves(company)).toHaveLength(3);
    await appendTicks(store(), Date.now() + 25 * hour);
    await appendTicks(store(), Date.now() + 80 * hour);
    await expect.poll(async () => (await moves(company)).slice(3)).toEqual([['journey.stalled', undefined]]);
  });

  it('time is never told past what still waits to be resolved', async () => {
    expect(Date.now() - (await resolvedUpTo(store().db))).toBeGreaterThan(10_000);
    await worker.close();
    await store().inbox.append([event('sen.example', { event: 'page_read', path: '/varer/1', host: 'x' })]);
    const before = await resolvedUpTo(store().db);
    await new Promise((r) => setTimeout(r, 300));
    expect(await resolvedUpTo(store().db)).toBe(before);
  });

  it('and folding the logs again gives the same', async () => {
    expect((await verifyReplay(store())).differences).toEqual([]);
  });
});
