import { LineCounter, type ParsedNode } from 'yaml';
import type { Finding, Severity } from '../../finding/finding.ts';
import type { FindingCode } from '../../finding/finding-codes.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { Span } from '../../source/span.ts';

/** The reading of one file: knows where each YAML node stands and collects what is wrong. */
export class Reading {
  readonly findings: Finding[] = [];
  readonly lines = new LineCounter();
  readonly file: SourceFile;
  /** the rule being read, so that findings can name it */
  rule: string | undefined;

  constructor(file: SourceFile) {
    this.file = file;
  }

  /** Characters `start` to `end`, cut at the end of the first line. */
  spanOf(start: number, end: number): Span {
    const { line, col } = this.lines.linePos(start);
    const text = this.file.text.slice(start, end);
    const length = Math.max(1, text.split(/\r?\n/, 1)[0]?.trimEnd().length ?? 1);
    return Object.freeze({ file: this.file.path, line, column: col, length });
  }

  /** Where `node` stands; the start of the file where there is none. */
  span(node: ParsedNode | null): Span {
    const range = node?.range;
    return range ? this.spanOf(range[0], range[1]) : this.spanOf(0, 1);
  }

  report(code: FindingCode, at: Span, message: string, hint?: string, severity: Severity = 'error'): undefined {
    this.findings.push({
      code,
      severity,
      ...at,
      message,
      ...(hint === undefined ? {} : { hint }),
      ...(this.rule === undefined ? {} : { rule: this.rule }),
    });
    return undefined;
  }
}
