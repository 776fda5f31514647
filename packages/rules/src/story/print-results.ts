import { printExplain } from '../explain/print-explain.ts';
import { printExcerpt } from '../finding/print-excerpt.ts';
import type { Failure, StoryResult } from './run-stories.ts';

const indent = (text: string, by: string) => text.replace(/^/gm, by);

function printFailure({ span, differences, explained }: Failure, text: string): string[] {
  return [
    `    ${span.file}:${span.line}:${span.column}`,
    ...printExcerpt(span, text).map((l) => `    ${l}`),
    ...differences.map((d) => `      ${d.key}: expected ${d.expected}, got ${d.got}`),
    indent(printExplain(explained), '      '),
  ];
}

/**
 * What became of stories, for people: one line for each, and for each expectation that is not met where it stands, what was
 * expected, what came instead, and how the company stands.
 * @param textOf the text of a file, by path
 */
export function printResults(results: readonly StoryResult[], textOf: (file: string) => string = () => ''): string {
  return results
    .flatMap((r) => [
      `  ${r.passed ? 'ok  ' : 'FAIL'} ${r.story}`,
      ...r.failures.flatMap((f) => printFailure(f, textOf(f.span.file))),
    ])
    .join('\n');
}
