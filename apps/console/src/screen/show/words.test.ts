import { expect, test } from 'vitest';
import { words } from './words.ts';

test.each([
  ['last-questions', 'Last questions'],
  ['decision_maker', 'Decision maker'],
  ['it', 'IT'],
  ['crm-suite', 'CRM suite'],
  ['is-it-worth-it', 'Is it worth it'],
  ['won', 'Won'],
  ['økonomi', 'Økonomi'],
  ['', ''],
])('%s is read as "%s"', (name, said) => {
  expect(words(name)).toBe(said);
});
