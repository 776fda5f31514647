import type { Finding } from '../../finding/finding.ts';
import type { Place } from '../../rulebook/place.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { listOf } from '../../say/list-of.ts';
import { audiencesOf } from '../company/audiences-of.ts';
import { sharedCompany } from '../company/shared-company.ts';
import { found } from '../found.ts';
import { sharedTriggers, waits } from '../pair/clashes.ts';
import type { Act } from '../witness/act.ts';
import type { Clash } from '../witness/find-witness.ts';
import { live } from '../witness/live.ts';
import { plainly, plan } from '../witness/plan.ts';
import { printWitness } from '../witness/print-witness.ts';
import type { Scene } from '../witness/scene.ts';
import { sceneLog } from '../witness/scene-log.ts';

const hour = 3_600_000;

/** The event once more, when the obstacle is there: raised by the first, cleared by the second; null where the engine says otherwise. */
function witness(
  rulebook: Rulebook,
  raise: Rule,
  clear: Rule,
  place: Place,
  clash: Pick<Clash, 'clauses' | 'meeting'>,
): Scene | null {
  const facts = sharedCompany(
    rulebook,
    [raise, clear].flatMap((r) => audiencesOf(rulebook, r, place)),
  );
  const { shape, role } = clash.meeting;
  const who = shape.customer ? { role: role ?? ([...rulebook.roles][0] as string), nth: 0 } : null;
  const trigger: Act = { back: 0, who, shape };
  const before = plan(rulebook, raise, clash.clauses[0], trigger, plainly);
  const more = plan(rulebook, clear, clash.clauses[1], trigger, plainly);
  if (!facts || !before || !more) return null;
  const acts = [...before, ...more, trigger].map((a) => ({ ...a, back: a.back + hour }));
  const scene: Scene = { facts, start: place, put: null, after: 0, acts, trigger };
  const log = sceneLog(rulebook, scene);
  const [, decisions] = live(rulebook, [...log.before, ...(log.trigger ? [log.trigger] : [])], 0);
  const by = decisions.filter((d) => d.rule && [raise.name, clear.name].includes(d.rule.id)).map((d) => d.type);
  return by.includes('obstacle.raised') && by.includes('obstacle.cleared') ? scene : null;
}

/**
 * U1 for a rule that raises an obstacle and one that clears it: null where no event does both. Giving way does not help
 * them, since the one holds while the obstacle is there and the other while it is not.
 */
export function toAndFro(rulebook: Rulebook, raise: Rule, clear: Rule): Finding | null {
  if (waits(raise) || waits(clear)) return null;
  const place = [...raise.from].find(
    (p) =>
      clear.from.has(p) &&
      sharedCompany(
        rulebook,
        [raise, clear].flatMap((r) => audiencesOf(rulebook, r, p)),
      ),
  );
  if (place === undefined) return null;
  const triggers = sharedTriggers(rulebook, raise, clear);
  const [first] = triggers;
  if (!first) return null;
  const scenes = triggers.map((t) => witness(rulebook, raise, clear, place, t)).filter((s) => s !== null);
  const [scene] = scenes;
  const says = `The same event (${listOf(first.meeting.shape.behaviours) || 'anything'}) raises ${raise.about} for a customer in ${place} and clears it the next time.`;
  return found('U1', scene ? 'error' : 'warning', {
    at: raise.clauses[first.clauses[0]]?.node.does?.[0]?.span ?? raise.node.rule.span,
    says: scene ? says : `${says} No story was found that shows it, and no proof that there is none.`,
    mend: 'Let the two rules ask for different behaviours, people or stages.',
    rule: raise,
    with: clear,
    ...(scene
      ? {
          witness: printWitness(rulebook, scene, `one event raises and clears ${raise.about}`, {
            expect: `{ obstacle: ${raise.about} }`,
            remark: `by ${raise.name}; ${clear.name} says it is out of the way`,
          }),
        }
      : {}),
  });
}
