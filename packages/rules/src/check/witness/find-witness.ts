import type { Clause } from '../../rulebook/clause.ts';
import { endings, type Place } from '../../rulebook/place.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { audiencesOf } from '../company/audiences-of.ts';
import { sharedCompany } from '../company/shared-company.ts';
import type { Meeting } from '../pair/meet.ts';
import { again } from '../pair/targets-of.ts';
import type { Act } from './act.ts';
import { late, plan, type Timing } from './plan.ts';
import { replay } from './replay.ts';
import type { Scene } from './scene.ts';

const minute = 60_000;
const day = 86_400_000;
/** How many ways of spreading evidence are tried in place. */
const mostTries = 60;

/** Two rules, the clauses of them one event fills, and the place where it does. */
export interface Clash {
  readonly rules: readonly [Rule, Rule];
  readonly clauses: readonly [number, number];
  readonly place: Place;
  readonly meeting: Meeting;
}

/** A scene the engine has confirmed, and where each of the two rules leads in it. */
export interface Witness {
  readonly scene: Scene;
  readonly targets: readonly [Place, Place];
}

interface Way {
  readonly timing: Timing;
  /** which of the two rules is made up from what rather does not count for the other */
  readonly apart: 'neither' | 'first' | 'second' | 'both';
  readonly stranger: boolean;
}

/** While the company stands elsewhere nothing is complete too early. */
const elsewhere: readonly Way[] = [
  { timing: late, apart: 'neither', stranger: false },
  { timing: late, apart: 'both', stranger: true },
];

function* manners(rules: readonly [Rule, Rule]): Generator<Way> {
  for (const apart of ['neither', 'both', 'first', 'second'] as const)
    for (const stranger of [false, true]) yield { timing: late, apart, stranger };
  for (const timing of timings(rules)) yield { timing, apart: 'neither', stranger: false };
}

/** Ways to spread acts over the ends of the periods of both rules, so that neither is complete too early. */
function* timings(rules: readonly [Rule, Rule]): Generator<Timing> {
  const periods = rules.flatMap((r) => r.clauses.map((c) => c.within ?? 0)).filter((w) => w > 0);
  const ends = [...new Set(periods.flatMap((w) => [w, w - Math.min(day, w / 2)]))].sort((a, b) => b - a);
  const choices: number[][] = [[]];
  for (let i = 0; i < choices.length && choices.length < mostTries; i++) {
    const chosen = choices[i] as number[];
    const last = chosen.at(-1) ?? 0;
    if (chosen.length < 4) for (let e = last; e < ends.length; e++) choices.push([...chosen, e]);
  }
  for (const chosen of choices.slice(1))
    yield (clause: Clause, nth) => {
      const end = ends[chosen[Math.min(nth, chosen.length) - 1] as number] as number;
      const within = clause.within ?? end;
      return Math.max(
        0,
        Math.min(end, within) - chosen.filter((c, i) => i < nth - 1 && ends[c] === end).length * minute,
      );
    };
}

/** The acts of one rule, and of another what they do not give it anyhow. */
function joined(first: readonly Act[], second: readonly Act[]): Act[] {
  const left = [...first];
  const missing = second.toReversed().filter((act) => {
    const i = left.findIndex(
      (l) => l.shape === act.shape && l.who?.role === act.who?.role && l.who?.nth === act.who?.nth,
    );
    if (i >= 0) left.splice(i, 1);
    return i < 0;
  });
  return [...first, ...missing];
}

function* places(rulebook: Rulebook, place: Place): Generator<Pick<Scene, 'start' | 'put' | 'after'>> {
  if (place === again) {
    for (const [ending, after] of rulebook.again.after) yield { start: ending, put: null, after };
    yield { start: 'won', put: 'outside', after: 0 };
    return;
  }
  yield { start: place, put: null, after: 0 };
  const phase = rulebook.stage.get(place)?.phase;
  const others = rulebook.stages.filter((s) => s.name !== place);
  const near = others.filter((s) => s.phase === phase);
  const far = others.filter((s) => s.phase !== phase);
  for (const start of [...near, ...far].map((s) => s.name).concat('outside', ...endings))
    if (start !== place) yield { start, put: place, after: 0 };
}

/**
 * A story in which one event completes both rules, confirmed by the real engine with all the others there: what each rule
 * needs is made up, spread in time so that none is complete early, or done while the company still stands elsewhere.
 * Null where none of these is confirmed.
 */
export function findWitness(rulebook: Rulebook, { rules, clauses, place, meeting }: Clash): Witness | null {
  const at = place === again ? 'outside' : place;
  const facts = sharedCompany(rulebook, [
    ...audiencesOf(rulebook, rules[0], at),
    ...audiencesOf(rulebook, rules[1], at),
  ]);
  if (!facts) return null;
  const { shape, role } = meeting;
  const who = shape.customer ? { role: role ?? ([...rulebook.roles][0] as string), nth: 0 } : null;
  const trigger: Act = { back: 0, who, shape };
  const attempt = (scene: Scene): Witness | null => {
    const targets = replay(rulebook, scene, rules, at);
    return targets && { scene, targets };
  };
  const [first, second] = rules;
  for (const where of places(rulebook, place)) {
    for (const { timing, apart, stranger } of where.put === null ? manners(rules) : elsewhere) {
      const a = plan(rulebook, first, clauses[0], trigger, {
        timing,
        stranger,
        apart: apart === 'first' || apart === 'both' ? second : null,
      });
      const b = plan(rulebook, second, clauses[1], trigger, {
        timing,
        stranger,
        apart: apart === 'second' || apart === 'both' ? first : null,
      });
      if (!a || !b) return null;
      for (const acts of [joined(a, b), joined(b, a), [...a, ...b]]) {
        const found = attempt({ facts, ...where, acts, trigger });
        if (found) return found;
      }
    }
  }
  return null;
}
