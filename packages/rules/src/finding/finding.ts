import type { FindingCode } from './finding-codes.ts';

export type Severity = 'error' | 'warning' | 'info';

/**
 * Something the check has to say about a rule folder: what it means for customers (`message`) and how to mend it (`hint`).
 * `line` and `column` start at 1. `with` names the other rule of a pair; `witness` is a story that shows the case.
 */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length?: number;
  readonly rule?: string;
  readonly message: string;
  readonly hint?: string;
  readonly with?: string;
  readonly witness?: string;
}
