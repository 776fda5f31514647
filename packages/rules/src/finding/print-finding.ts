import type { Finding } from './finding.ts';
import { printExcerpt } from './print-excerpt.ts';

/**
 * A finding for people: where, what it means, the line with a caret under it, and how to mend it.
 * @param text the file it is about; without it (or the line) the caret is left out
 */
export function printFinding(finding: Finding, text = ''): string {
  const { code, severity, file, line, column, length = 1, message, hint, rule } = finding;
  const out = [`${file}:${line}:${column} ${severity} ${code}${rule ? ` (${rule})` : ''}: ${message}`];
  out.push(...printExcerpt({ line, column, length }, text));
  if (hint) out.push(`  ${hint}`);
  if (finding.witness)
    out.push(
      ...finding.witness
        .trimEnd()
        .split('\n')
        .map((l) => `  ${l}`),
    );
  return out.join('\n');
}
