import { randomBytes, randomUUID } from 'node:crypto';
import type { StoredEvent, Transition } from '@waystage/events';
import { openVault, type Vault } from '@waystage/storage';
import { eachEngine } from '@waystage/storage/testing/each-engine';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { correctCompany } from '../src/by-hand/correct-company.ts';
import { mergeCompanies } from '../src/by-hand/merge-companies.ts';
import { reapplyRules } from '../src/by-hand/reapply-rules.ts';
import { verifyReplay } from '../src/replay/verify-replay.ts';
import { deployRules } from '../src/rules/deploy-rules.ts';
import { explainCompany } from '../src/rules/explain-company.ts';
import { unsentBehaviours } from '../src/rules/unsent-behaviours.ts';
import { startWorker, type Worker } from '../src/worker.ts';
import { example } from './example.ts';
import { idle } from './idle.ts';

const files = example('crm-suite');
const master = randomBytes(32);
const minute = 60_000;

eachEngine('what people say by hand', (store) => {
  let worker: Worker;
  let vault: Vault;
  let clock = Date.now() - 30 * minute;
  beforeAll(async () => {
    vault = openVault(store().db, master);
    await deployRules(store(), files, 'test');
    worker = await startWorker({ store: store(), vault, deliver: {}, lookEvery: 50 });
  });
  afterAll(() => worker.close());

  const event = (company: string, more: object): StoredEvent => {
    clock += 1000;
    const base = { id: randomUUID(), site: 'main', at: clock, received: clock, verified: true };
    return { ...base, company, person: `per_${company}`, ...more } as StoredEvent;
  };
  const reads = (company: string, more = {}) =>
    event(company, { event: 'page_read', path: '/blogg/hva-er-crm', host: 'x', ...more });
  const tell = async (...events: StoredEvent[]) => {
    await store().inbox.append(events);
    await settled();
  };
  const settled = () => expect.poll(() => idle(store()), { timeout: 20_000 }).toBe(true);
  const transitions = async (domain: string) => {
    const rows = await store()
      .db.selectFrom('transition')
      .innerJoin('company', 'company.id', 'transition.company')
      .select('transition.body')
      .where('company.domain', '=', domain)
      .orderBy('sequence')
      .execute();
    return rows.map((r) => r.body as Transition);
  };
  const moves = async (domain: string) =>
    (await transitions(domain)).filter((t) => t.data.to).map((t) => [t.type, t.data.to?.stage]);
  const replayed = async () => expect((await verifyReplay(store())).differences).toEqual([]);
  /** A domain nobody else has. */
  const domain = (name: string) => `${name}-${randomUUID().slice(0, 8)}.example`;

  it('a correction moves the company, with a reason and an author, and a replay knows of it', async () => {
    const company = domain('ærlig');
    await tell(reads(company));
    await correctCompany(store(), company, { author: 'Kari', to: { place: 'studying', reason: 'met them at a fair' } });
    await settled();
    const [moved] = (await transitions(company)).filter((t) => t.data.to);
    expect(moved).toMatchObject({
      type: 'journey.started',
      data: { movement: 'manual', to: { stage: 'studying' }, about: { author: 'Kari', reason: 'met them at a fair' } },
    });
    const obstacle = { name: 'conflicting-goals', state: 'raised' } as const;
    await correctCompany(store(), company, { author: 'Kari', obstacle });
    await settled();
    expect((await transitions(company)).at(-1)).toMatchObject({
      type: 'obstacle.raised',
      data: { about: { obstacle: obstacle.name, author: 'Kari' } },
    });
    await replayed();
  });

  it.each([
    ['nobody.example', { to: { place: 'studying', reason: 'x' } }, 'Nobody here is called nobody.example'],
    ['known.example', { to: { place: 'studing', reason: 'x' } }, 'no stage studing. It has noticed'],
    ['known.example', { obstacle: { name: 'rain', state: 'raised' } }, 'no obstacle rain'],
    [
      'known.example',
      { journey: 'erp', to: { place: 'won', reason: 'x' } },
      'No journey erp is deployed; there is crm-suite',
    ],
  ] as const)('%s, %j: refused with a sentence', async (company, what, says) => {
    await tell(reads('known.example'));
    await expect(correctCompany(store(), company, { author: 'Kari', ...what })).rejects.toThrow(says);
  });

  it('two companies become one: what was not used counts there, late; what was used stays used; people go along', async () => {
    const [younger, survivor] = [domain('yngre'), domain('eldre')];
    await tell(reads(survivor));
    await tell(
      ...[1, 2, 3].map(() => reads(younger)),
      event(younger, { event: 'company', domain: younger, country: 'SE' }),
    );
    expect(await moves(younger)).toEqual([['journey.started', 'noticed']]);
    await mergeCompanies(store(), younger, survivor, { author: 'Ola', reason: 'one group' });
    await settled();
    expect((await transitions(younger)).at(-1)).toMatchObject({
      type: 'company.merged',
      data: { journey: { status: 'merged' }, about: { author: 'Ola', reason: 'one group' } },
    });
    // one of its own, and the one the younger had not used: the journey starts, by late knowledge
    const [started] = (await transitions(survivor)).filter((t) => t.data.to);
    expect(started).toMatchObject({ type: 'journey.started', data: { evidence: { arrived_late: true } } });
    const people = new Set(started!.data.evidence!.interactions.map((i) => i.person));
    expect(people).toEqual(new Set([`per_${younger}`, `per_${survivor}`]));
    // what its people do from here on is the survivor's
    await tell(...[1, 2].map(() => reads(younger, { company: undefined })));
    expect((await moves(survivor)).length).toBe(1);
    await tell(reads(younger, { company: undefined }));
    expect((await moves(survivor)).at(-1)).toEqual(['stage.advanced', 'searching']);
    expect((await explainCompany(store(), vault, younger, { whyNot: false, now: clock }))?.company).toBe(survivor);
    const facts = await store().db.selectFrom('company').select('facts').where('domain', '=', survivor).execute();
    expect(facts).toEqual([{ facts: { country: 'SE' } }]);
    await expect(mergeCompanies(store(), younger, survivor, {})).rejects.toThrow('the same company already');
    await replayed();
  });

  it('one id of the seller told of two domains makes them one, the older stays', async () => {
    const [older, younger] = [domain('eldst'), domain('yngst')];
    const told = (name: string) =>
      event('crm-77', { event: 'company', domain: name, person: undefined, relation: 'none' });
    await tell(reads(older), told(older));
    await tell(reads(younger));
    await tell(told(younger));
    await settled();
    expect((await transitions(older)).map((t) => t.type)).toContain('journey.started');
    expect((await transitions(younger)).map((t) => t.type)).toEqual(['company.merged']);
    await replayed();
  });

  it('a deploy with new role patterns tells the logs whose role has changed', async () => {
    const company = domain('roller');
    const [person] = await vault.keep([{ name: `email:a@${company}`, identity: { title: 'Prosjektleder' } }], 'claim');
    await tell(event(company, { event: 'identify', person, domain: company }), reads(company, { person }));
    const roles = async () =>
      (
        await store()
          .db.selectFrom('company_log')
          .innerJoin('company', 'company.id', 'company_log.company')
          .select('company_log.body')
          .where('company.domain', '=', company)
          .orderBy('offset')
          .execute()
      )
        .map((r) => r.body as { type: string; roles?: object; by?: string })
        .filter((e) => e.type === 'role')
        .map(({ roles, by }) => [roles, by]);
    expect(await roles()).toEqual([[{ 'crm-suite': 'unknown' }, 'title']]);
    const other = files.map((f) => ({ ...f, text: f.text.replace('"crm"]', '"crm", "prosjektled*"]') }));
    await deployRules(store(), other, 'test');
    await expect.poll(roles, { timeout: 10_000 }).toEqual([
      [{ 'crm-suite': 'unknown' }, 'title'],
      [{ 'crm-suite': 'user' }, 'title'],
    ]);
    await settled();
    await deployRules(store(), files, 'test');
    await expect.poll(async () => (await roles()).length, { timeout: 10_000 }).toBe(3);
    await settled();
    await replayed();
  });

  it('reapply brings companies to where the rules that decide now would have brought them', async () => {
    const company = domain('igjen');
    await tell(...[1, 2].map(() => reads(company)));
    expect(await moves(company)).toEqual([['journey.started', 'noticed']]);
    const eager = files.map((f) => ({
      ...f,
      text: f.text
        .replace('does: reads-article, times: 2', 'does: reads-article, times: 1')
        .replace('does: reads-article, times: 3', 'does: reads-article, times: 1'),
    }));
    await deployRules(store(), eager, 'test');
    await settled();
    expect((await moves(company)).length).toBe(1);
    let told = 0;
    const done = await reapplyRules(store(), { author: 'Kari' }, (n) => {
      told = n;
    });
    expect(done).toMatchObject({ journeys: ['crm-suite'] });
    expect(told).toBeGreaterThanOrEqual(done.companies);
    await settled();
    expect((await transitions(company)).at(-1)).toMatchObject({
      type: 'journey.rebased',
      data: { from: { stage: 'noticed' }, to: { stage: 'searching' }, about: { author: 'Kari' } },
    });
    const sequences = (await transitions(company)).map((t) => t.data.sequence);
    expect(sequences).toEqual(sequences.map((_, i) => i + 1));
    const before = (await transitions(company)).length;
    await reapplyRules(store(), { author: 'Kari' });
    await settled();
    expect((await transitions(company)).length).toBe(before);
    await expect(reapplyRules(store(), { author: 'x', journey: 'erp' })).rejects.toThrow('there is crm-suite');
    await replayed();
  });

  it('behaviours nobody has sent for 30 days are known once it has listened for so long', async () => {
    expect(await unsentBehaviours(store(), files, Date.now())).toEqual({});
    const later = Date.now() + 20 * 24 * 60 * minute;
    await store()
      .db.updateTable('inbox')
      .set({ received: new Date(later - 31 * 24 * 60 * minute) })
      .where('offset', '=', 1)
      .execute();
    const unsent = (await unsentBehaviours(store(), files, later))['crm-suite'];
    expect(unsent).toContain('asks-for-demo');
    expect(unsent).not.toContain('reads-article');
  });
});
