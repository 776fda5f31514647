import type { Finding, Severity } from '../finding/finding.ts';
import type { FindingCode } from '../finding/finding-codes.ts';
import type { Rule } from '../rulebook/rule.ts';
import type { Span } from '../source/span.ts';

interface About {
  readonly at: Span;
  /** what it means for customers */
  readonly says: string;
  /** how to mend it */
  readonly mend: string;
  readonly rule?: Rule;
  readonly with?: Rule;
  readonly witness?: string;
}

/** A finding of the proofs. */
export function found(code: FindingCode, severity: Severity, about: About): Finding {
  const { at, says, mend, rule, with: other, witness } = about;
  return {
    code,
    severity,
    file: at.file,
    line: at.line,
    column: at.column,
    length: at.length,
    message: says,
    hint: mend,
    ...(rule ? { rule: rule.name } : {}),
    ...(other ? { with: other.name } : {}),
    ...(witness === undefined ? {} : { witness }),
  };
}
