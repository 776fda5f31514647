import type { Transition } from '@waystage/webhook';
import { expect, test } from 'vitest';
import { sentence } from './sentence.ts';

const seen = (person: string | null) => ({ person }) as never;
const told = (type: string, data: object = {}) =>
  sentence({
    type,
    timestamp: '2026-03-11T09:12:44.120Z',
    data: {
      company: { id: 'co_1', domain: 'fjordbank.example', name: 'Fjordbank' },
      journey: { number: 1 },
      from: { stage: 'noticed' },
      to: { stage: 'searching' },
      ...data,
    },
  } as unknown as Transition);

test('who, what, because of which rule, and by how many', () => {
  const rule = { says: 'The buying group reads three more articles within a month' };
  const evidence = { interactions: [seen('per_kari'), seen('per_ola'), seen('per_kari')] };
  expect(told('stage.advanced', { rule, evidence })).toBe(
    'fjordbank.example moved one stage further: noticed -> searching, because The buying group reads three more articles within a month (3 interactions by 2 people)',
  );
});

test.each([
  ['journey.won', {}, 'fjordbank.example bought: noticed -> searching'],
  ['stage.reconsidered', {}, 'fjordbank.example is reconsidering: noticed -> searching'],
  ['journey.stalled', { to: undefined }, 'fjordbank.example has gone quiet in noticed'],
  [
    'obstacle.raised',
    { about: { obstacle: 'late-stakeholder' } },
    'fjordbank.example has an obstacle: late-stakeholder',
  ],
  [
    'job.done',
    { about: { job: 'validation' }, evidence: { interactions: [seen(null)] } },
    'fjordbank.example finished the job validation (1 interaction)',
  ],
  ['company.merged', { about: { into: 'co_2' }, company: { id: 'co_1' } }, 'co_1 is now one with co_2'],
  ['stage.rewound', {}, 'fjordbank.example stage.rewound'],
])('%s %o', (type, data, expected) => {
  expect(told(type, data)).toBe(expected);
});

test.each(['stage.advanced', 'job.done', 'company.erased', 'endpoint.test'] as const)(
  '%s needs nothing but its type',
  (type) => {
    expect(sentence({ type, timestamp: '', data: {} } as unknown as Transition)).toMatch(/^Somebody \w+ /);
  },
);
