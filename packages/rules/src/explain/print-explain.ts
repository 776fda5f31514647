import type { Explanation } from './explanation.ts';

const mark = (holds: boolean | null) => (holds === null ? '' : holds ? '+ ' : '- ');

function lines(tree: Explanation, indent: string): string[] {
  return [`${indent}${mark(tree.holds)}${tree.says}`, ...tree.because.flatMap((b) => lines(b, `${indent}  `))];
}

/** An explanation as indented text: `+` is there, `-` is missing. */
export function printExplain(tree: Explanation): string {
  return lines(tree, '').join('\n');
}
