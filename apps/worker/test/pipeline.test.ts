import { randomBytes, randomUUID } from 'node:crypto';
import type { StoredEvent, Transition } from '@waystage/events';
import { openVault } from '@waystage/storage';
import { eachEngine } from '@waystage/storage/testing/each-engine';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEndpoint } from '../src/deliver/create-endpoint.ts';
import { guard } from '../src/deliver/guard.ts';
import { verifyReplay } from '../src/replay/verify-replay.ts';
import { deployRules } from '../src/rules/deploy-rules.ts';
import { startWorker, type Worker } from '../src/worker.ts';
import { example } from './example.ts';
import { idle } from './idle.ts';

const files = example('crm-suite');
const day = 24 * 3_600_000;

eachEngine('two workers on one database', (store) => {
  const workers: Worker[] = [];
  let at = Date.parse('2026-10-01T08:00:00Z');
  const start = async () => {
    const vault = openVault(store().db, randomBytes(32));
    workers.push(await startWorker({ store: store(), vault, deliver: {}, leaseTtl: 3000 }));
  };
  beforeAll(async () => {
    await deployRules(store(), files, 'test');
    await start();
    await start();
  });
  afterAll(async () => {
    for (const worker of workers) await worker.close();
  });

  const event = (company: string, person: string, more: object): StoredEvent => {
    at += 60_000;
    return {
      id: randomUUID(),
      site: 'main',
      at,
      received: at,
      verified: true,
      company,
      person,
      ...more,
    } as StoredEvent;
  };
  const transitions = async () =>
    (
      await store()
        .db.selectFrom('transition')
        .select(['company', 'sequence', 'body'])
        .orderBy('company')
        .orderBy('sequence')
        .execute()
    ).map((t) => ({
      company: t.company,
      sequence: t.sequence,
      body: t.body as Transition,
    }));
  const settled = (n: number) =>
    expect.poll(async () => (await transitions()).filter((t) => t.body.data.to).length, { timeout: 30_000 }).toBe(n);
  const companies = Array.from({ length: 12 }, (_, n) => `bedrift-${n}.example`);

  it('each company moves once for what its people did, in gapless sequence, whoever worked on it', async () => {
    const batch = companies.flatMap((company) => {
      const [kari, ola] = [`per_${company}_kari`, `per_${company}_ola`];
      return [
        event(company, kari, { event: 'company', domain: company, country: 'NO', employees: 400, relation: 'none' }),
        ...[kari, ola, kari, ola, kari].map((p) =>
          event(company, p, { event: 'page_read', path: '/blogg/hva-er-crm', host: 'x' }),
        ),
        ...[kari, ola].map((p) =>
          event(company, p, { event: 'download', content: '/guider/crm-guide.pdf', kind: 'guide' }),
        ),
      ];
    });
    for (let n = 0; n < batch.length; n += 10) await store().inbox.append(batch.slice(n, n + 10));
    await settled(companies.length * 3);
    const all = await transitions();
    for (const company of new Set(all.map((t) => t.company))) {
      const own = all.filter((t) => t.company === company);
      expect(own.map((t) => t.sequence)).toEqual(own.map((_, i) => i + 1));
      expect(own.filter((t) => t.body.data.to).map((t) => t.body.data.to?.stage)).toEqual([
        'noticed',
        'searching',
        'on-agenda',
      ]);
      expect(own.slice(1).map((t) => t.body.data.previous_transition_id)).toEqual(
        own.slice(0, -1).map((t) => t.body.data.transition_id),
      );
    }
  }, 60_000);

  it('what comes again changes nothing', async () => {
    const before = await transitions();
    const company = companies[0]!;
    const read = event(company, `per_${company}_kari`, { event: 'page_read', path: '/blogg/hva-er-crm', host: 'x' });
    for (let n = 0; n < 5; n++) await store().inbox.append([read, read]);
    const marker = event('markør.example', 'per_m', { event: 'company', domain: 'markør.example', country: 'NO' });
    await store().inbox.append([marker]);
    await expect
      .poll(async () => store().db.selectFrom('company').select('id').where('domain', 'like', 'mark%').execute())
      .toHaveLength(1);
    expect(await transitions()).toEqual(before);
  });

  it('when one worker goes, the other takes over its partitions', async () => {
    await workers.shift()!.close();
    const company = 'sist.example';
    await store().inbox.append([
      event(company, 'per_s', { event: 'company', domain: company, country: 'SE', employees: 90, relation: 'none' }),
      ...[1, 2].map(() => event(company, 'per_s', { event: 'page_read', path: '/blogg/hva-er-crm', host: 'x' })),
    ]);
    await settled(companies.length * 3 + 1);
  }, 40_000);

  it('new rules decide from their deploy on, and folding all logs again gives the same states and ids', async () => {
    const stricter = files.map((f) => ({
      ...f,
      text: f.text.replace('does: reads-article, times: 2', 'does: reads-article, times: 4'),
    }));
    expect(await deployRules(store(), stricter, 'test')).toMatchObject([{ changed: true }]);
    expect(await deployRules(store(), stricter, 'test')).toMatchObject([{ changed: false }]);
    at += day;
    const company = 'ny.example';
    await store().inbox.append([
      event(company, 'per_n', { event: 'company', domain: company, country: 'NO', employees: 90, relation: 'none' }),
      ...[1, 2, 3].map(() => event(company, 'per_n', { event: 'page_read', path: '/blogg/hva-er-crm', host: 'x' })),
    ]);
    await expect.poll(() => idle(store())).toBe(true);
    expect((await transitions()).filter((t) => t.body.data.company.domain === company && t.body.data.to)).toEqual([]);
    const replayed = await verifyReplay(store());
    expect(replayed.differences).toEqual([]);
    expect(replayed.transitions).toBe((await transitions()).length);
  }, 60_000);

  it('shadow rules begin where the company stands, move nobody, and tell only endpoints that ask', async () => {
    const add = (url: string, shadow: boolean) => createEndpoint(store().db, guard(), { url, shadow });
    const [asks, asksNot] = [await add('https://asks.example/', true), await add('https://asks-not.example/', false)];
    const eager = files.map((f) => ({
      ...f,
      text: f.text.replace('does: visits-pricing, times: 3, different_people: 2', 'does: visits-pricing, times: 1'),
    }));
    expect(await deployRules(store(), eager, 'test', { shadow: true })).toMatchObject([{ changed: true }]);
    const company = companies[1]!;
    const before = (await transitions()).length;
    const demo = event(company, `per_${company}_kari`, {
      event: 'identify',
      person: `per_${company}_kari`,
      role: 'decision_maker',
    });
    const raise = event(company, `per_${company}_kari`, { event: 'form', name: 'demo' });
    await store().inbox.append([demo, raise]);
    await expect.poll(async () => (await transitions()).length, { timeout: 20_000 }).toBeGreaterThan(before);
    await store().inbox.append([
      event(company, `per_${company}_kari`, { event: 'page_read', path: '/priser', host: 'x' }),
    ]);
    const sent = async (endpoint: string) =>
      await store()
        .db.selectFrom('delivery')
        .select(['message', 'transition'])
        .where('endpoint', '=', endpoint)
        .execute();
    await expect
      .poll(async () =>
        (await sent(asks.id)).some((d) => (d.message as Transition | null)?.data.to?.stage === 'shortlist'),
      )
      .toBe(true);
    const shadows = (await sent(asks.id)).filter((d) => d.transition === null).map((d) => d.message as Transition);
    expect(shadows.every((m) => m.data.shadow === true && m.data.transition_id.startsWith('shd_'))).toBe(true);
    expect((await sent(asksNot.id)).every((d) => d.transition !== null)).toBe(true);
    expect((await verifyReplay(store())).differences).toEqual([]);
    await deployRules(store(), files, 'test');
    await expect.poll(async () => store().db.selectFrom('shadow_rules').selectAll().execute()).toEqual([]);
  }, 60_000);
});
