import type { RuleNode, TargetNode } from '../../syntax/rule/rule.ts';
import type { Clause } from '../clause.ts';
import { movingKinds, type Rule } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import type { WhoGroup } from '../who-group.ts';
import { compileClause, compileDoes } from './clause.ts';
import type { Compiling } from './compiling.ts';
import { compileMoves } from './moves.ts';
import { compileFrom } from './places.ts';

/** What a rule can refer to. */
export type Known = Pick<Rulebook, 'phases' | 'stages' | 'audiences' | 'who' | 'behaviours' | 'jobs' | 'obstacles'>;

function traits(node: RuleNode, c: Compiling): void {
  const at = node.rule.span;
  const missing = (key: keyof RuleNode) => node[key] === null && !node.unread.includes(key);
  if (missing('says'))
    c.report('J4', at, 'What does this rule say about a customer?', 'Add `says:` with one sentence.');
  if (missing('when'))
    c.report('T1', at, 'Trait 1 is missing: what does a customer have to do, and how often?', 'Add `when:`.');
  if (missing('who')) c.report('T2', at, 'Trait 2 is missing: who at the customer has to do it?', 'Add `who:`.');
  if (missing('proves'))
    c.report(
      'T5',
      at,
      'Trait 5 is missing: why does this prove that the customer is one stage further?',
      'Add `proves:` with the reason.',
    );
}

function anyoneMoves(node: RuleNode, clauses: readonly Clause[], c: Compiling): void {
  if (!['advance', 'fast_track', 'reconsider'].includes(node.target.kind)) return;
  if (!clauses.some((k) => k.who.anyone)) return;
  c.report(
    'T2',
    node.who?.span ?? node.rule.span,
    'Anyone at the company moves it, a trainee or a stray visitor too.',
    'Name a group that decides, such as buying_group.',
    'warning',
  );
}

function absence(node: RuleNode, moving: boolean, c: Compiling): boolean {
  const when = node.when;
  if (!when) return false;
  if (when.silent_for && (when.does || when.and_also || when.then_nothing)) {
    c.report(
      'J8',
      when.silent_for.span,
      'silent_for means that nobody does anything at all, so it stands alone.',
      'For silence after something use then_nothing.',
    );
    return false;
  }
  for (const part of [when, ...(when.and_also ?? [])])
    if (moving && part.since_entering)
      c.report(
        'J8',
        part.since_entering.span,
        'since_entering would let a stage decide when customers may leave it; only rules that move nobody may say it.',
        'Use `within:`.',
      );
  return true;
}

function about(target: TargetNode, from: ReadonlySet<string>, known: Known, c: Compiling): string | null {
  if (target.kind === 'notice') return target.name.value;
  if (target.kind === 'job') {
    const job = c.find(known.jobs, target.name, 'job', 'so no customer works on it');
    if (job?.alwaysOn)
      c.report(
        'J8',
        target.name.span,
        `${target.name.value} is always on, so no customer is ever done with it.`,
        'Remove the rule, or always_on.',
      );
    return target.name.value;
  }
  if (target.kind !== 'obstacle') return null;
  const said = target.raise ?? target.clear;
  if (!said || (target.raise && target.clear)) {
    c.report(
      'J8',
      target.span,
      'Does something get in the way of the customer, or out of it?',
      'Say either `raise:` or `clear:`.',
    );
    return null;
  }
  const phases = known.phases.filter((p) => p.stages.some((s) => from.has(s.name)));
  const names = new Map(phases.flatMap((p) => [...(known.obstacles.get(p.name) ?? [])]));
  c.find(names, said, 'obstacle', `so nothing of that name is in a customer's way there`);
  for (const p of phases)
    if (names.has(said.value) && !known.obstacles.get(p.name)?.has(said.value))
      c.report(
        'J5',
        said.span,
        `${said.value} is no obstacle of the phase ${p.name}, where this rule says so too.`,
        `Declare it under obstacles: ${p.name}, or leave these stages out of \`from\`.`,
      );
  return said.value;
}

/** One rule with its names resolved; null where nothing could be decided by it. Everything wrong with it is reported. */
export function compileRule(node: RuleNode, known: Known, c: Compiling): Rule | null {
  c.rule = node.rule.value;
  traits(node, c);
  const { target, when } = node;
  const moving = movingKinds.has(target.kind);
  const whole = absence(node, moving, c);
  const froms = 'from' in target ? target.from : null;
  const everywhere = new Set(known.stages.map((s) => s.name));
  const from =
    target.kind === 'enter'
      ? new Set(['outside'])
      : froms
        ? compileFrom(froms, target.kind, known.phases, known.stages, c)
        : everywhere;
  const moves = compileMoves(target, from, known.stages, c);
  const subject = about(target, from, known, c);
  const ruleWho: WhoGroup | null = node.who ? c.find(known.who, node.who, 'group', 'so nobody can be in it') : null;
  const audience = node.audience ? c.find(known.audiences, node.audience, 'audience', 'so no company is in it') : null;
  const givesWayTo = Object.freeze((node.gives_way_to ?? []).map((g) => g.value));
  const counted = when && whole && !when.silent_for ? [when, ...(when.and_also ?? [])] : [];
  const among = { behaviours: known.behaviours, who: known.who, ruleWho, several: counted.length > 1 };
  const read = counted.map((k) => compileClause(k, among, c));
  const clauses = read.filter((k) => k !== null);
  anyoneMoves(node, clauses, c);
  if (target.kind === 'close' && target.as.value === 'won' && node.trust === null)
    c.report(
      'T6',
      target.as.span,
      'Anybody who knows the public key could claim that a customer has bought.',
      'Add `trust: verified` (or `claimed`, if you mean it).',
      'warning',
    );
  const of = when?.then_nothing && compileDoes(when.then_nothing.of, known.behaviours, c);
  const whoMissing =
    clauses.length < counted.length || (node.who === null && clauses.length === 0 && !when?.silent_for);
  if (!when || !whole || whoMissing || from.size === 0 || of === undefined || (node.audience && !audience)) return null;
  if (moving && moves.size === 0 && target.kind !== 'advance') return null;
  if (!moving && subject === null) return null;
  return Object.freeze({
    name: node.rule.value,
    index: 0,
    kind: target.kind,
    moving,
    says: node.says?.value ?? '',
    proves: node.proves?.value ?? '',
    source: `${node.rule.span.file}:${node.rule.span.line}`,
    from,
    moves,
    about: subject,
    obstacle: target.kind === 'obstacle' ? (target.raise ? 'raise' : 'clear') : null,
    repeatAfter: target.kind === 'notice' ? (target.repeat_after?.ms ?? null) : null,
    clauses: Object.freeze(clauses),
    thenNothing: when.then_nothing
      ? Object.freeze({ of: of as ReadonlySet<string> | null, for: when.then_nothing.for.ms })
      : null,
    silentFor: when.silent_for?.ms ?? null,
    audience,
    trust: node.trust?.value ?? null,
    givesWayTo,
    node,
  });
}
