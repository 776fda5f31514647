import type { Duration } from '../../syntax/grammar/duration.ts';
import { lasting } from '../../syntax/lasting.ts';
import type { PartNode } from '../../syntax/rule/part.ts';
import type { RuleNode } from '../../syntax/rule/rule.ts';
import type { WhenNode } from '../../syntax/rule/when.ts';
import { say } from '../../syntax/say.ts';

/** What a mutation changes, by the word it stands under. */
export type Changed =
  | 'times'
  | 'different_people'
  | 'different_content'
  | 'different_roles'
  | 'within'
  | 'since_entering'
  | 'then_nothing'
  | 'silent_for'
  | 'who'
  | 'trust'
  | 'rule';

/** A small change of one rule: the changed rule (null: deleted), whether it then holds more often, and what changed, in words. */
export interface Mutation {
  readonly changed: Changed;
  /** the clause it is in; null: the rule as a whole */
  readonly clause: number | null;
  readonly looser: boolean;
  readonly says: string;
  readonly node: RuleNode | null;
}

const minute = 60_000;
const quarter = (ms: number) => Math.max(minute, Math.round(ms / 4 / minute) * minute);

/** What `when` and a line of `and_also` have in common. */
type Counted = Omit<PartNode, 'kind' | 'span' | 'unread'>;
type Edit = Omit<Mutation, 'node' | 'clause'> & { readonly part: Partial<Counted> };

function counts(part: PartNode | WhenNode): Edit[] {
  const edits: Edit[] = [];
  const set = (key: 'times' | 'different_people' | 'different_content' | 'different_roles', was: number, now: number) =>
    edits.push({
      changed: key,
      looser: now < was,
      says: `${key}: ${now} instead of ${was}`,
      part: { [key]: say(now) },
    });
  const times = part.times?.value ?? 1;
  set('times', times, times + 1);
  if (times > 1) set('times', times, times - 1);
  for (const key of ['different_people', 'different_content', 'different_roles'] as const) {
    const was = part[key]?.value ?? 1;
    if (was > 1) set(key, was, was - 1);
  }
  return edits;
}

function lengths(key: Changed, was: Duration | null | undefined, shortIsLooser: boolean) {
  if (!was) return [];
  return [was.ms * 2, quarter(was.ms)]
    .filter((ms) => ms !== was.ms)
    .map((ms) => {
      const now = lasting(ms);
      return {
        changed: key,
        looser: ms < was.ms === shortIsLooser,
        says: `${key}: ${now.text} instead of ${was.text}`,
        now,
      };
    });
}

function ofPart(part: PartNode | WhenNode): Edit[] {
  const within = lengths('within', part.within, false).map((l) => ({ ...l, part: { within: l.now } }));
  const since = lengths('since_entering', part.since_entering, false).map((l) => ({
    ...l,
    part: { since_entering: l.now },
  }));
  const who: Edit[] =
    part.who && part.who.value !== 'anyone'
      ? [
          {
            changed: 'who',
            looser: true,
            says: `who: anyone instead of ${part.who.value}`,
            part: { who: say('anyone') },
          },
        ]
      : [];
  return [...counts(part), ...within, ...since, ...who];
}

function inWhen(rule: RuleNode, when: WhenNode): Mutation[] {
  const found: Mutation[] = [];
  const keep = (m: Omit<Mutation, 'node'>, changed: Partial<WhenNode>) =>
    found.push({ ...m, node: { ...rule, when: { ...when, ...changed } } });
  if (when.silent_for) {
    for (const l of lengths('silent_for', when.silent_for, true))
      keep({ changed: 'silent_for', clause: null, looser: l.looser, says: l.says }, { silent_for: l.now });
    return found;
  }
  for (const { part, changed, looser, says } of ofPart(when)) keep({ changed, looser, says, clause: 0 }, part);
  for (const [i, line] of (when.and_also ?? []).entries())
    for (const { part, changed, looser, says } of ofPart(line)) {
      const lines = (when.and_also ?? []).map((l, j) => (i === j ? { ...l, ...part } : l));
      const does = line.does?.map((d) => d.value).join(' or ') ?? '';
      keep({ changed, looser, says: `${says} (and_also ${does})`, clause: i + 1 }, { and_also: lines });
    }
  const { then_nothing: silence } = when;
  for (const l of lengths('then_nothing', silence?.for, true))
    keep(
      { changed: 'then_nothing', clause: null, looser: l.looser, says: l.says },
      { then_nothing: silence ? { ...silence, for: l.now } : null },
    );
  return found;
}

/** Every small change of a rule: each count one up or down, each period twice and a quarter as long, anyone instead of some, deleted. */
export function mutationsOf(rule: RuleNode): Mutation[] {
  const found: Mutation[] = rule.when ? inWhen(rule, rule.when) : [];
  if (rule.who && rule.who.value !== 'anyone')
    found.push({
      changed: 'who',
      clause: null,
      looser: true,
      says: `who: anyone instead of ${rule.who.value}`,
      node: { ...rule, who: say('anyone') },
    });
  if (rule.trust?.value === 'verified')
    found.push({
      changed: 'trust',
      clause: null,
      looser: true,
      says: 'trust: claimed instead of verified',
      node: { ...rule, trust: say('claimed' as const) },
    });
  found.push({ changed: 'rule', clause: null, looser: false, says: 'deleted', node: null });
  return found;
}
