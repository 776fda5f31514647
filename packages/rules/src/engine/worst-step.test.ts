import { expect, test } from 'vitest';
import { Company } from '../../test/company.ts';
import { smallJourney } from '../../test/small-journey.ts';

type Doing = (i: number) => readonly [who: string, what: 'reads' | 'asks'];
const day = '90 days';

/** Milliseconds of the slowest step, the least of three rounds (the machine may be busy with something else). */
function worst(rule: string, steps: number, doing: Doing): { ms: number; stage: string | null } {
  const rounds = [0, 1, 2].map(() => {
    const c = new Company(smallJourney([`advance: { from: a }\nwhen: ${rule}`])).put(0, 'a');
    let ms = 0;
    for (let i = 0; i < steps; i++) {
      const [who, what] = doing(i);
      const before = performance.now();
      c.does(1 + i / 1000, who, what);
      ms = Math.max(ms, performance.now() - before);
    }
    return { ms, stage: c.view.stage };
  });
  return { ms: Math.min(...rounds.map((r) => r.ms)), stage: rounds[0]?.stage ?? null };
}

const alone: Doing = () => ['kari', 'reads'];
const mixed: Doing = (i) => [`p${i % 7}`, i % 3 === 0 ? 'asks' : 'reads'];

test('what several clauses could use is shared out, however much they ask for', () => {
  const overlapping = `{ does: reads, times: 10, within: ${day}, and_also: [{ does: anything, times: 100, within: ${day} }] }`;
  const short = worst(overlapping, 109, alone);
  const full = worst(overlapping, 110, alone);
  expect(short.stage).toBe('a');
  expect(full.stage).toBe('b');
  const same = worst(
    `{ does: reads, times: 60, within: ${day}, and_also: [{ does: reads, times: 60, within: ${day} }] }`,
    120,
    alone,
  );
  expect(same.stage).toBe('b');
  expect(Math.max(short.ms, full.ms, same.ms)).toBeLessThan(250);
});

test('no overlap of clauses, people and periods makes a step long', () => {
  let seed = 8;
  const below = (n: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * n);
  };
  const clause = () => {
    const does = ['reads', 'asks', 'anything'][below(3)];
    const who = ['one_person: true', `different_people: ${1 + below(7)}`, 'at_most_once_per: day'][below(3)];
    return `does: ${does}, times: ${10 + below(90)}, ${who}, within: ${['2 hours', '1 day', day][below(3)]}`;
  };
  for (let n = 0; n < 8; n++) {
    const rule = `{ ${clause()}, and_also: [{ ${clause()} }, { ${clause()} }, { ${clause()} }] }`;
    expect(worst(rule, 300, mixed).ms, rule).toBeLessThan(1000);
  }
});
