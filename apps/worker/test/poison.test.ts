import { randomBytes } from 'node:crypto';
import { countSetAside, listSetAside, openVault, partitionOf, settleSetAside } from '@waystage/storage';
import { eachEngine } from '@waystage/storage/testing/each-engine';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyReplay } from '../src/replay/verify-replay.ts';
import { deployRules } from '../src/rules/deploy-rules.ts';
import { startWorker, type Worker } from '../src/worker.ts';
import { canaries } from './canaries.ts';
import { example } from './example.ts';
import { idle } from './idle.ts';

const files = example('crm-suite');
const told = { id: 'a', site: 'main', at: 1, received: 1, event: 'page_read', path: '/', host: 'x' };

/** What stands in the inbox although no door lets it in. */
const events: [string, unknown][] = [
  ['a company with U+0000', { ...told, company: 'x\0.example', verified: true }],
  ['a company that is no text', { ...told, company: { a: 1 }, verified: true }],
  ['a person with half a pair', { ...told, company: 'halv.example', person: '\ud83d' }],
  ['nothing', null],
  ['a list', []],
  ['a number', 5],
  ['an empty object', {}],
  ['a moment that is none', { ...told, visitor: 'abcdefgh', at: 'yesterday' }],
  ['a moment no date holds', { ...told, visitor: 'abcdefgh', at: 1e300 }],
  ['a visitor as long as no index takes', { ...told, visitor: randomBytes(20_000).toString('hex') }],
];
/** The same of a company's log. */
const entries: [string, unknown][] = [
  ['an interaction of nothing', { type: 'interaction', interaction: null }],
  ['nothing', null],
  ['a type nobody knows', { type: 'weather' }],
  ['an interaction at no moment', { type: 'interaction', interaction: { ...told, at: null, person: 5 } }],
  ['facts that are none', { type: 'facts', facts: null }],
  ['a correction of nothing', { type: 'corrected', journey: 'crm-suite', to: {} }],
];

eachEngine('poison behind the door', (store) => {
  let worker: Worker;
  const { event, begin, moved, fortyMove } = canaries(store);
  beforeAll(async () => {
    await deployRules(store(), files, 'test');
    const vault = openVault(store().db, randomBytes(32));
    worker = await startWorker({ store: store(), vault, deliver: {} });
  });
  afterAll(() => worker.close());

  /** In partition 0, so that all others come behind it. */
  const put = async (log: 'inbox' | 'company_log', body: unknown, company: string | null = null) => {
    const place = log === 'inbox' || company === null ? 0 : partitionOf(company, store().inbox.partitions);
    const id = log === 'inbox' ? sql`` : sql`, id, company`;
    const named = log === 'inbox' ? sql`` : sql`, ${randomBytes(8).toString('hex')}, ${company}`;
    await sql`
      with head as (update ${sql.table(`${log}_head`)} set last = last + 1 where partition = ${place} returning last)
      insert into ${sql.table(log)} (partition, "offset", received, body ${id})
      select ${place}, last, now(), ${JSON.stringify(body)}::json ${named} from head`.execute(store().db);
  };

  for (const [name, body] of events)
    it(`an event: ${name}`, async () => {
      await put('inbox', body);
      await fortyMove();
    });

  it('entries of a company, each of which is passed over by whatever reads its log later', async () => {
    await store().inbox.append(begin('syk.example'));
    await expect.poll(() => moved('syk')).toBe(1);
    const { id } = await store()
      .db.selectFrom('company')
      .select('id')
      .where('domain', '=', 'syk.example')
      .executeTakeFirstOrThrow();
    for (const [, body] of entries) await put('company_log', body, id);
    await put('company_log', { type: 'tick', upto: Date.now() }, 'co_nobody');
    await fortyMove();
    await expect.poll(() => idle(store())).toBe(true);
    const stricter = files.map((f) => ({
      ...f,
      text: f.text.replace('does: reads-article, times: 2', 'does: reads-article, times: 3'),
    }));
    const before = await countSetAside(store().db);
    expect(before.evaluate).toBeGreaterThan(3);
    await deployRules(store(), stricter, 'test');
    await deployRules(store(), files, 'test');
    await fortyMove();
    await expect.poll(() => idle(store())).toBe(true);
    expect(await countSetAside(store().db)).toEqual(before);
    expect((await verifyReplay(store())).differences).toEqual([]);
  });

  it('a person whose names do not open', async () => {
    const person = `per_${'0'.repeat(18)}`;
    await store()
      .db.insertInto('vault')
      .values({ id: person, lookup: randomBytes(32), sealed: randomBytes(64) })
      .execute();
    await store().inbox.append([
      event('låst.example', { event: 'identify', person }),
      event('låst.example', { event: 'page_read', person, path: '/', host: 'x' }),
    ]);
    await fortyMove();
    const all = await listSetAside(store().db);
    for (const one of all) await settleSetAside(store().db, one.id, 'dropped');
    expect((await verifyReplay(store())).differences).toEqual([]);
  });
});
