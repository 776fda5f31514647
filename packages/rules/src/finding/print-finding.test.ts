import { expect, test } from 'vitest';
import type { Finding } from './finding.ts';
import { printFinding } from './print-finding.ts';

const finding: Finding = {
  code: 'J5',
  severity: 'error',
  file: 'rules/a.yaml',
  line: 2,
  column: 10,
  length: 4,
  rule: 'r',
  message: 'No stage is called srch, so no company is ever there.',
  hint: 'Did you mean search?',
};

test('where, what, the line with a caret under it, and the mend', () => {
  expect(printFinding(finding, 'rules:\n  advance: srch\n')).toBe(
    [
      'rules/a.yaml:2:10 error J5 (r): No stage is called srch, so no company is ever there.',
      '  2 |   advance: srch',
      '    |          ^^^^',
      '  Did you mean search?',
    ].join('\n'),
  );
});

test('tabs stay tabs before the caret, and it ends with the line', () => {
  expect(printFinding({ ...finding, column: 3, length: 99 }, '\n\t\tx').split('\n')[2]).toBe('    | \t\t^');
});

test('without the text, and with a witness', () => {
  expect(
    printFinding({ ...finding, witness: '- story: a\n  tell: []\n' })
      .split('\n')
      .slice(1),
  ).toEqual(['  Did you mean search?', '  - story: a', '    tell: []']);
});
