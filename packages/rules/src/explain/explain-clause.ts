import { eligible } from '../engine/evidence/eligible.ts';
import type { ClauseProgress } from '../engine/report/progress.ts';
import type { Draft } from '../engine/state/draft.ts';
import type { Kept } from '../engine/state/state.ts';
import type { Clause } from '../rulebook/clause.ts';
import type { Rule } from '../rulebook/rule.ts';
import { type ExplainOptions, writeMoment } from './explain-options.ts';
import type { Explanation } from './explanation.ts';

const left = ([has, needs]: readonly [number, number]) => Math.max(0, needs - has);
const some = (n: number, one: string, many: string) => `${n === 1 ? 'one' : n} more ${n === 1 ? one : many}`;

/** `3/3 times, 1/2 people: one more person` */
function counts(p: ClauseProgress): string {
  const asked = [
    [p.times, 'time', 'times'],
    [p.people, 'person', 'people'],
    [p.content, 'thing', 'different things'],
    [p.roles, 'role', 'roles'],
  ] as const;
  const shown = asked.filter(([[, needs]], i) => i === 0 || needs > 1);
  const has = shown.map(([[has, needs], one, many]) => `${has}/${needs} ${needs === 1 ? one : many}`).join(', ');
  const missing = shown.filter(([count]) => left(count) > 0);
  const more = missing.map(([count, one, many]) => some(left(count), one, many)).join(', ');
  return more === '' ? has : `${has}: ${more}`;
}

/** What was done but does not count yet, only because nobody has told who did it, or it is no more than a claim. */
function waiting(draft: Draft, rule: Rule, clause: Clause, now: number, options: ExplainOptions): string[] {
  const since = clause.within === null ? Number.NEGATIVE_INFINITY : now - clause.within;
  const lists = draft.program.fillers(clause).flatMap((m) => draft.state.kept[m.key] ?? []);
  const recent = lists.filter((k) => k.at >= since && !eligible(draft, rule, clause, k));
  const with_ = (change: { clause?: Partial<Clause>; rule?: Partial<Rule> }) => (k: Kept) =>
    eligible(draft, { ...rule, ...change.rule }, { ...clause, ...change.clause }, k);
  const unnamed = recent.filter((k) => k.role === 'unknown' && with_({ clause: { who: anybody } })(k));
  const people = [...new Set(unnamed.map((k) => k.who as string))];
  const named = people.filter((p) => !p.startsWith('~')).map((p) => options.who?.(p) ?? p);
  const visitors = people.length - named.length;
  const out: string[] = [];
  if (named.length > 0) out.push(`waits for the role of ${named.join(', ')}`);
  if (visitors > 0) out.push(`waits for the name of ${visitors === 1 ? 'a visitor' : `${visitors} visitors`}`);
  const claims = recent.filter((k) => !k.verified && with_({ rule: { trust: null } })(k)).length;
  if (claims > 0) out.push(`waits for somebody to verify ${claims === 1 ? 'a claim' : `${claims} claims`}`);
  return out;
}

const anybody = { name: 'anyone', anyone: true, roles: new Set<string>() };

/** How far one clause is: what is there, what is missing and by whom, and until when the oldest counts. */
export function explainClause(
  draft: Draft,
  rule: Rule,
  clause: Clause,
  progress: ClauseProgress,
  now: number,
  options: ExplainOptions,
): Explanation {
  const holds = [progress.times, progress.people, progress.content, progress.roles].every((c) => left(c) === 0);
  const until = progress.until !== null ? `; the oldest counts until ${writeMoment(options, progress.until)}` : '';
  const by = clause.who.anyone ? '' : ` by ${clause.who.name}`;
  const newcomer = clause.newcomer ? ', all newcomers' : clause.onePerson ? ', all by one person' : '';
  return {
    says: `${progress.does.join(' or ')}${by}${newcomer} ${counts(progress)}${until}`,
    holds,
    because: waiting(draft, rule, clause, now, options).map((says) => ({ says, holds: false, because: [] })),
  };
}
