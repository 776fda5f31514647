import type { Finding } from '../finding/finding.ts';
import { loadDeployment } from '../load-deployment.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { CheckOptions } from './check-options.ts';
import { checkRulebook } from './check-rulebook.ts';

/** What `check` has to say about a folder: how many rules and pairs of them it has, and every finding. */
export interface Checked {
  readonly rules: number;
  readonly pairs: { readonly total: number; readonly proved: number };
  readonly findings: Finding[];
}

const order = (a: Finding, b: Finding) =>
  a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1;

/**
 * Read a folder (one journey, or several with what they share) and prove what can be proved; where it has mistakes, of
 * what could be understood.
 * @param options by journey name where they differ: a function of it
 * @example
 * const { pairs, findings } = check([{ path: 'journey.yaml', text }, ...]);
 */
export function check(files: readonly SourceFile[], options: (journey: string) => CheckOptions = () => ({})): Checked {
  const { journeys, findings } = loadDeployment(files);
  const drafts = journeys.map((j) => j.draft).filter((d) => d !== null);
  const proved = drafts.map((d) => checkRulebook(d, options(d.id)));
  const seen = new Set<string>();
  const all = [...findings, ...proved.flatMap((p) => p.findings)].filter((f) => {
    const key = JSON.stringify(f);
    return seen.has(key) ? false : seen.add(key);
  });
  return {
    rules: drafts.reduce((sum, d) => sum + d.rules.length, 0),
    pairs: {
      total: proved.reduce((sum, p) => sum + p.pairs.total, 0),
      proved: proved.reduce((sum, p) => sum + p.pairs.proved, 0),
    },
    findings: all.sort(order),
  };
}
