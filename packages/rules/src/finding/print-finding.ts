import type { Finding } from './finding.ts';

/**
 * A finding for people: where, what it means, the line with a caret under it, and how to mend it.
 * @param text the file it is about; without it (or the line) the caret is left out
 */
export function printFinding(finding: Finding, text = ''): string {
  const { code, severity, file, line, column, message, hint, rule } = finding;
  const source = text.split(/\r?\n/)[line - 1];
  const out = [`${file}:${line}:${column} ${severity} ${code}${rule ? ` (${rule})` : ''}: ${message}`];
  if (source !== undefined && line > 0) {
    const number = String(line);
    // tabs before the caret stay tabs, so that it stands under the right character
    const before = source.slice(0, column - 1).replace(/[^\t]/g, ' ');
    const carets = '^'.repeat(Math.max(1, Math.min(finding.length ?? 1, source.length - column + 1)));
    out.push(`  ${number} | ${source}`, `  ${' '.repeat(number.length)} | ${before}${carets}`);
  }
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
