import type { Span } from '../source/span.ts';

/** The line of a file something stands in, and carets under it; nothing where the text has no such line. */
export function printExcerpt({ line, column, length }: Omit<Span, 'file'>, text: string): string[] {
  const source = text.split(/\r?\n/)[line - 1];
  if (source === undefined || line <= 0) return [];
  const number = String(line);
  // tabs before the caret stay tabs, so that it stands under the right character
  const before = source.slice(0, column - 1).replace(/[^\t]/g, ' ');
  const carets = '^'.repeat(Math.max(1, Math.min(length, source.length - column + 1)));
  return [`  ${number} | ${source}`, `  ${' '.repeat(number.length)} | ${before}${carets}`];
}
