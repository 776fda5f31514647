import type { Finding, Severity } from '../../finding/finding.ts';
import type { FindingCode } from '../../finding/finding-codes.ts';
import { nearestName } from '../../finding/nearest-name.ts';
import type { Span } from '../../source/span.ts';
import type { Said } from '../../syntax/grammar/said.ts';

/** The making of one rulebook: collects what is wrong, and looks names up. */
export class Compiling {
  readonly findings: Finding[] = [];
  /** the rule being compiled, so that findings can name it */
  rule: string | undefined;

  report(code: FindingCode, at: Span, message: string, hint?: string, severity: Severity = 'error'): void {
    this.findings.push({
      code,
      severity,
      ...at,
      message,
      ...(hint === undefined ? {} : { hint }),
      ...(this.rule === undefined ? {} : { rule: this.rule }),
    });
  }

  /**
   * What `said` names among `known`; reports an unknown name and gives null.
   * @param so the end of the sentence about customers: `No stage is called serching, so no company can be there.`
   */
  find<T>(known: ReadonlyMap<string, T>, said: Said<string>, what: string, so: string): T | null {
    const found = known.get(said.value);
    if (found === undefined) this.unknown(known.keys(), said, what, so);
    return found ?? null;
  }

  unknown(known: Iterable<string>, said: Said<string | number | boolean>, what: string, so: string): void {
    const names = [...known];
    const near = nearestName(String(said.value), names);
    const list =
      names.length > 0 && names.length <= 12 ? `Known: ${names.join(', ')}.` : `Declare it, or name one that is.`;
    this.report('J5', said.span, `No ${what} is called ${said.value}, ${so}.`, near ? `Did you mean ${near}?` : list);
  }

  /** Put a declared name into `into`; a second one of the same name is reported and left out. */
  declare<T>(into: Map<string, T>, said: Said<string>, value: T, what: string): void {
    if (into.has(said.value))
      this.report(
        'J6',
        said.span,
        `Two ${what} are called ${said.value}; nobody could tell which one is meant.`,
        'Rename one.',
      );
    else into.set(said.value, value);
  }
}
