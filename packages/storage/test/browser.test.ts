import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { daySalt } from '../src/cookieless/day-salt.ts';
import { noteArrivals } from '../src/delivery-rate/note-arrivals.ts';
import { noteDeclared } from '../src/delivery-rate/note-declared.ts';
import { readDeliveryRate } from '../src/delivery-rate/read-delivery-rate.ts';
import { missingIds } from '../src/inbox/missing-ids.ts';
import { forgetExpired } from '../src/retention/forget-expired.ts';
import { findScriptFile } from '../src/script-file/find-script-file.ts';
import { keepScriptFiles } from '../src/script-file/keep-script-files.ts';
import { eachEngine } from '../src/testing/each-engine.ts';

const noon = Date.parse('2026-11-22T12:00:00Z');
const day = 86_400_000;

eachEngine('what the browser script needs of the database', (store) => {
  const arrive = (site: string, tab: string, seqs: readonly unknown[], received = noon) =>
    noteArrivals(
      store().db,
      seqs.map((seq) => ({ site, tab, seq, received })),
    );
  const rate = async (site: string) => (await readDeliveryRate(store().db, site, 100)).at(-1);

  const cases: [name: string, tab: string, seqs: unknown[][], expected: number, received: number][] = [
    ['all came', 't', [[0, 1, 2]], 3, 3],
    ['one is missing in the middle', 't', [[0, 2]], 3, 2],
    ['the first two are missing', 't', [[2]], 3, 1],
    ['what was missing came after all', 't', [[0, 3], [1], [2]], 4, 4],
    ['some came twice, in one batch and in two', 't', [[0, 0, 1], [1, 0], [1]], 2, 2],
    ['numbers nobody can have got to', 't', [[0, 10_000, Number.MAX_SAFE_INTEGER, -1, 0.5, '7', null]], 1, 1],
    ['a tab with a daily id counts from where the day found it', 'day_x', [[7, 9]], 3, 2],
    ['and further back when that arrives late', 'day_x', [[7, 9], [5]], 5, 3],
  ];
  it.each(cases)('%s', async (_, tab, batches, expected, received) => {
    const site = randomUUID();
    for (const seqs of batches) await arrive(site, tab, seqs);
    expect(await rate(site)).toEqual({
      day: '2026-11-22',
      tabs: 1,
      expected,
      received,
      lost: expected - received,
      declared: 0,
      rate: received / expected,
    });
  });

  it('a tab counts for the day it was first heard of, a declaration for the day it was made', async () => {
    const site = randomUUID();
    await arrive(site, 'a', [0]);
    await arrive(site, 'a', [2], noon + day);
    await arrive(site, 'b', [0], noon + day);
    await noteDeclared(store().db, site, 3, noon + 2 * day);
    await noteDeclared(store().db, site, 2, noon + 2 * day);
    expect((await readDeliveryRate(store().db, site, 100)).map((d) => [d.day, d.tabs, d.lost, d.declared])).toEqual([
      ['2026-11-22', 1, 1, 0],
      ['2026-11-23', 1, 0, 0],
      ['2026-11-24', 0, 0, 5],
    ]);
    expect((await readDeliveryRate(store().db, site, 1)).map((d) => [d.day, d.rate])).toEqual([['2026-11-24', null]]);
  });

  it('many writers at once count everything once', async () => {
    const site = randomUUID();
    const writers = Array.from({ length: 24 }, (_, n) => ({ tab: `tab-${n % 3}`, seqs: [n, n + 1, 47 - n] }));
    await Promise.all(writers.map(({ tab, seqs }) => arrive(site, tab, seqs)));
    const came = new Set(writers.flatMap(({ tab, seqs }) => seqs.map((seq) => `${tab} ${seq}`)));
    expect(await rate(site)).toMatchObject({ tabs: 3, expected: 48 + 47 + 46, received: came.size });
  });

  it('silent tabs and the salts of earlier days are forgotten, the sums stay', async () => {
    const site = randomUUID();
    await arrive(site, 'old', [0], noon - 31 * day);
    await arrive(site, 'young', [0], noon - 29 * day);
    await daySalt(store().db, '2026-11-21');
    await forgetExpired(store().db, noon);
    const tabs = await store().db.selectFrom('tab_delivery').select('tab').where('site', '=', site).execute();
    expect(tabs).toEqual([{ tab: 'young' }]);
    expect(await store().db.selectFrom('day_salt').selectAll().execute()).toEqual([]);
    expect(await readDeliveryRate(store().db, site, 10)).toHaveLength(2);
  });

  it("everybody gets the same salt of a day; the next day's deletes it", async () => {
    const salts = await Promise.all([1, 2, 3].map(() => daySalt(store().db, '2026-11-22')));
    expect(new Set(salts.map((s) => s.toString('hex'))).size).toBe(1);
    expect(salts[0]).toHaveLength(32);
    expect(await daySalt(store().db, '2026-11-23')).not.toEqual(salts[0]);
    expect((await store().db.selectFrom('day_salt').select('day').execute()).map((r) => r.day)).toEqual(['2026-11-23']);
  });

  it('ids this tab of this visitor has not sent to this site are missing', async () => {
    const [here, elsewhere, others, told] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const from = { visitor: 'v-12345678', tab: 't1' };
    const event = { ...from, event: 'share', via: 'mail', at: noon, received: noon, verified: false } as const;
    await store().inbox.append([
      { ...event, id: here, site: 'main' },
      { ...event, id: elsewhere, site: 'other' },
      { ...event, id: others, site: 'main', tab: 't2' },
      { ...event, id: told, site: 'main', verified: true },
    ]);
    expect(await missingIds(store().db, 'main', from, [elsewhere, here, others, told, 'never'])).toEqual([
      elsewhere,
      others,
      told,
      'never',
    ]);
    expect(await missingIds(store().db, 'main', {}, [here])).toEqual([here]);
  });

  it('a file of the script is found by its name for ever', async () => {
    await keepScriptFiles(store().db, [{ name: '1-a.js', body: 'old' }]);
    await keepScriptFiles(store().db, [{ name: '1-a.js', body: 'other' }]);
    expect(await findScriptFile(store().db, '1-a.js')).toBe('old');
    expect(await findScriptFile(store().db, '2-b.js')).toBeUndefined();
  });
});
