import type { Place } from '../../rulebook/place.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { step } from '../../step.ts';
import { audiencesOf } from '../company/audiences-of.ts';
import { sharedCompany } from '../company/shared-company.ts';
import type { Shape } from '../event/shape.ts';
import { sharedShape } from '../event/shared-shape.ts';
import { meet } from '../pair/meet.ts';
import type { Act } from './act.ts';
import { alone } from './alone.ts';
import type { Witness } from './find-witness.ts';
import { live } from './live.ts';
import { plainly, plan } from './plan.ts';
import type { Scene } from './scene.ts';
import { dayZero, lastDay, sceneLog } from './scene-log.ts';

const day = 86_400_000;

/** What has to be done for a rule to begin to wait, so long before it is due. */
function begins(rulebook: Rulebook, rule: Rule): Act[] | null {
  const back = rule.thenNothing?.for ?? 0;
  const clause = rule.clauses[0];
  const meeting = clause && meet(rulebook, [clause]);
  if (!clause || !meeting) return null;
  const role = meeting.role ?? [...rulebook.roles][0] ?? 'unknown';
  const trigger: Act = { back: 0, who: meeting.shape.customer ? { role, nth: 0 } : null, shape: meeting.shape };
  const acts = plan(rulebook, rule, 0, trigger, plainly);
  return acts && [...acts, trigger].map((a) => ({ ...a, back: a.back + back }));
}

/** Something a customer does that does not end the waiting of a rule. */
function harmless(rulebook: Rulebook, rule: Rule | undefined): Shape | null {
  const of = rule?.thenNothing?.of;
  const others = [...rulebook.behaviours.values()].filter((b) => rule && of && !of.has(b.name));
  const shapes = [[], ...others.map((b) => [b])].map((list) => sharedShape(rulebook, list, true));
  return shapes.find((s) => s !== null) ?? null;
}

/**
 * A story at whose end two rules that wait come due at the same moment, confirmed by the real engine; null where none is.
 */
export function findSilence(rulebook: Rulebook, rules: readonly [Rule, Rule], place: Place): Witness | null {
  const facts = sharedCompany(
    rulebook,
    rules.flatMap((r) => audiencesOf(rulebook, r, place)),
  );
  if (!facts) return null;
  const acts: Act[] = [];
  for (const [i, rule] of rules.entries()) {
    const other = rules[1 - i];
    if (rule.silentFor === null) {
      const own = begins(rulebook, rule);
      if (!own) return null;
      acts.push(...own);
    } else if (acts.every((a) => a.back !== rule.silentFor)) {
      const shape = harmless(rulebook, other);
      const who = { role: [...rulebook.roles][0] as string, nth: 0 };
      if (shape) acts.push({ back: rule.silentFor, who, shape });
    }
  }
  const scene: Scene = { facts, start: place, put: null, after: 0, acts, trigger: null };
  const { before, tick } = sceneLog(rulebook, scene);
  const [state] = live(rulebook, before, dayZero + lastDay(scene) * day);
  if (state.place !== place) return null;
  const moves = rules.map((rule) => {
    const [, decisions] = step(alone(rulebook, rule), state, tick);
    return decisions.find((d) => d.rule?.id === rule.name && d.to);
  });
  const [a, b] = moves;
  if (!a?.to || !b?.to || a.at !== b.at || a.to.stage === b.to.stage) return null;
  return { scene, targets: [a.to.stage, b.to.stage] };
}
