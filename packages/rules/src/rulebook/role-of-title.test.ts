import { expect, test } from 'vitest';
import { exampleRulebook } from '../../test/example.ts';
import { roleOfTitle } from './role-of-title.ts';

const rulebook = exampleRulebook('crm-suite');

test.each([
  ['Daglig leder', 'decision_maker'],
  ['DAGLIG LEDER', 'decision_maker'],
  ['Adm. dir.', 'decision_maker'],
  ['Administrerende direktør', 'decision_maker'],
  ['Verksta\u0308llande direkto\u0308r', 'decision_maker'],
  ['Director of Sales', 'user'],
  ['Director', 'unknown'],
  ['IT-sjef', 'it'],
  ['Utvikler', 'it'],
  ['Økonomisjef', 'finance'],
  ['CFO and owner', 'finance'],
  ['Salgssjef', 'user'],
  ['Innkjøpsansvarlig', 'procurement'],
  ['Position', 'unknown'],
  ['leder daglig', 'unknown'],
  ['   ', 'unknown'],
  [null, 'unknown'],
])('%s is %s', (title, role) => {
  expect(roleOfTitle(rulebook, title)).toBe(role);
});
