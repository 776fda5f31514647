import type { Said } from '../../syntax/grammar/said.ts';
import type { PartNode } from '../../syntax/rule/part.ts';
import type { WhenNode } from '../../syntax/rule/when.ts';
import type { Behaviour } from '../behaviour.ts';
import type { Clause } from '../clause.ts';
import type { WhoGroup } from '../who-group.ts';
import type { Compiling } from './compiling.ts';

/** The behaviours a `does` or `of` names; null for `anything`; undefined where one is unknown. */
export function compileDoes(
  names: readonly Said<string>[],
  behaviours: ReadonlyMap<string, Behaviour>,
  c: Compiling,
): ReadonlySet<string> | null | undefined {
  if (names.some((n) => n.value === 'anything')) return null;
  const known = names.filter((n) => c.find(behaviours, n, 'behaviour', 'so nobody ever does it'));
  return known.length === names.length ? new Set(known.map((n) => n.value)) : undefined;
}

/** A `when` or a line of its `and_also`; null (and a finding) where it cannot be counted. */
export function compileClause(
  node: WhenNode | PartNode,
  among: {
    behaviours: ReadonlyMap<string, Behaviour>;
    who: ReadonlyMap<string, WhoGroup>;
    ruleWho: WhoGroup | null;
    several: boolean;
  },
  c: Compiling,
): Clause | null {
  if (node.does === null) {
    if (!node.unread.includes('does'))
      c.report(
        'T1',
        node.span,
        'Trait 1 is missing: what does a customer have to do?',
        'Add `does:` with a behaviour.',
      );
    return null;
  }
  const does = compileDoes(node.does, among.behaviours, c);
  const who = node.who ? c.find(among.who, node.who, 'group', 'so nobody can be in it') : among.ruleWho;
  const times = node.times?.value ?? 1;
  const people = node.different_people?.value ?? 1;
  const content = node.different_content?.value ?? 1;
  const roles = node.different_roles?.value ?? 1;
  const counts = Math.max(times, people, content, roles) > 1;
  const period =
    node.within !== null ||
    node.since_entering !== null ||
    node.unread.includes('within') ||
    node.unread.includes('since_entering');
  if (counts && !period)
    c.report(
      'T1',
      (node.times ?? node).span,
      `${counts ? Math.max(times, people, content, roles) : times} times, but in what period? Over the years every customer gets there.`,
      'Add `within:`, such as 30 days.',
    );
  else if (among.several && !period)
    c.report(
      'T1',
      node.span,
      'Two things a customer does belong together only if they happen close to each other.',
      'Add `within:` to each of them.',
    );
  if (does === undefined || who === null) return null;
  return Object.freeze({
    does,
    times,
    within: node.within?.ms ?? null,
    people,
    content,
    roles,
    onePerson: node.one_person?.value ?? false,
    oncePerDay: node.at_most_once_per !== null,
    newcomer: node.newcomer?.value ?? false,
    sinceEntering: node.since_entering?.ms ?? null,
    who,
    node,
  });
}
