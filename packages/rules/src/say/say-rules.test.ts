import { expect, test } from 'vitest';
import { exampleRulebook } from '../../test/example.ts';
import { sayRules } from './say-rules.ts';

const said = new Map(
  (['crm-suite', 'office-supplies'] as const)
    .flatMap((name) => sayRules(exampleRulebook(name)))
    .map(({ rule, sentence }) => [rule, sentence]),
);

test.each([
  [
    'somebody-noticed',
    'When anybody reads article at least 2 times, within 30 days, a company outside begins its journey at noticed (at options, if it is not the first time).',
  ],
  [
    'on-the-agenda',
    'When somebody in buying group reads guide at least 2 times, by at least 2 people, within 30 days, a customer in searching goes one stage further, to on-agenda.',
  ],
  [
    'requirements-checked',
    'When somebody in tech takes security sheet, and also somebody in deciders visits pricing, all within 30 days, a customer in requirements goes one stage further, to shortlist.',
  ],
  [
    'looks-around-again',
    'When somebody in buying group compares at least 3 times, by at least 2 people, within 14 days, a customer in shortlist, last-questions or ready goes back to approaches.',
  ],
  [
    'bought',
    'When anybody orders (told by a server or by people, not by a browser), a customer in outside or any stage is won.',
  ],
  ['gone-quiet', 'When nobody at the customer does anything for 180 days, a customer in any stage is cancelled.'],
  [
    'finance-came-late',
    'When somebody in money side visits pricing, reads reference or compares, as a newcomer, a customer in shortlist, last-questions or ready has something in the way: late stakeholder.',
  ],
  [
    'proposal-not-opened',
    'When anybody gets proposal, and then nobody opens proposal or has meeting for 14 days, a customer in shortlist, last-questions or ready has something in the way: proposal unread.',
  ],
  [
    'doubts-the-purchase',
    'When anybody reads exit terms, no later than 30 days after getting there, people are told about a customer in won: doubt.',
  ],
  [
    'supplier-chosen',
    'When somebody in decision maker accepts budget, a customer in any stage is done with supplier selection.',
  ],
])('%s', (rule, sentence) => {
  expect(said.get(rule)).toBe(sentence);
});

test('in order of the files', () => {
  expect(
    sayRules(exampleRulebook('office-supplies'))
      .map((s) => s.rule)
      .slice(0, 3),
  ).toEqual(['looks-around', 'compares-conditions', 'fills-the-cart']);
});
