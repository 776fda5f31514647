import type { MutantResult } from './mutate-rules.ts';

/** The mutants no story kills, by rule, with those that nothing could kill and why; and how many there are of each. */
export function printMutants(results: readonly MutantResult[]): string {
  const killed = results.filter((r) => r.killedBy !== null).length;
  const equivalent = results.filter((r) => r.mutant.equivalent !== null);
  const survived = results.filter((r) => r.killedBy === null && r.mutant.equivalent === null);
  const line = ({ mutant }: MutantResult) =>
    `    ${mutant.rule.name} (${mutant.span.file}:${mutant.span.line}): ${mutant.mutation.says}`;
  return [
    `  ${killed} of ${results.length - equivalent.length} mutants killed, ${survived.length} survived.`,
    ...(survived.length > 0 ? ['  No story notices if it said:', ...survived.map(line)] : []),
    ...(equivalent.length > 0
      ? ['  Equivalent, so nothing can notice:', ...equivalent.map((r) => `${line(r)} (${r.mutant.equivalent})`)]
      : []),
  ].join('\n');
}
