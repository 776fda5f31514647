import type { RuleCoverage } from './story-coverage.ts';

/** For each rule whether a story fires it and whether one just misses it, as a table. */
export function printCoverage(coverage: Readonly<Record<string, RuleCoverage>>): string {
  const rows = Object.entries(coverage);
  const cannotMiss = (c: RuleCoverage) => c.misses && c.missedBy.length === 0;
  const wide = Math.max(4, ...rows.map(([rule]) => rule.length));
  const word = (is: boolean) => (is ? 'yes' : '-');
  const line = (rule: string, fires: string, misses: string) => `  ${rule.padEnd(wide)}  ${fires.padEnd(5)}  ${misses}`;
  const whole = rows.filter(([, c]) => c.fires && c.misses).length;
  return [
    line('rule', 'fires', 'just misses'),
    ...rows.map(([rule, c]) => line(rule, word(c.fires), cannotMiss(c) ? 'cannot' : word(c.misses))),
    `  ${whole} of ${rows.length} rules have a story that fires them and one that just misses.`,
  ].join('\n');
}
