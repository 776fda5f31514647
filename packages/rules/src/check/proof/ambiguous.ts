import type { Finding } from '../../finding/finding.ts';
import type { Place } from '../../rulebook/place.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { listOf } from '../../say/list-of.ts';
import { found } from '../found.ts';
import { disputedPlaces, isSettled, sharedTriggers, sharesCompany, waits } from '../pair/clashes.ts';
import { again, targetsOf } from '../pair/targets-of.ts';
import { type Clash, findWitness, type Witness } from '../witness/find-witness.ts';
import { printWitness } from '../witness/print-witness.ts';

function witnessOf(rulebook: Rulebook, clashes: readonly Clash[]): { clash: Clash; witness: Witness } | null {
  for (const clash of clashes) {
    const witness = findWitness(rulebook, clash);
    if (witness) return { clash, witness };
  }
  return null;
}

/** How many places and clauses of one pair a witness is sought for; the next ones hardly bring one where these did not. */
const mostSought = 6;

function spread(clashes: readonly Clash[]): Clash[] {
  const first = clashes.filter((c, i) => clashes.findIndex((d) => d.place === c.place) === i);
  return [...first, ...clashes.filter((c) => !first.includes(c))].slice(0, mostSought);
}

function doing(clash: Clash): string {
  const { behaviours } = clash.meeting.shape;
  return behaviours.length > 0 ? listOf(behaviours) : 'anything';
}

function finding(rulebook: Rulebook, a: Rule, b: Rule, places: readonly Place[], clashes: readonly Clash[]): Finding {
  const sure = witnessOf(rulebook, spread(clashes));
  const clash = sure?.clash ?? (clashes[0] as Clash);
  const { place } = clash;
  const [toA, toB] = [targetsOf(rulebook, a).get(place), targetsOf(rulebook, b).get(place)];
  const others = places.length - 1;
  const also = others > 0 ? ` (and in ${others} other place${others > 1 ? 's' : ''})` : '';
  const says = `One and the same event (${doing(clash)}) can complete ${a.name} and ${b.name} for a customer in ${place}${also}: the one leads to ${toA}, the other to ${toB}.`;
  const clause = a.clauses[clash.clauses[0]];
  return found('U1', sure ? 'error' : 'warning', {
    at: clause?.node.does?.[0]?.span ?? a.node.rule.span,
    says: sure ? says : `${says} No story was found that shows it, and no proof that there is none.`,
    mend: `Say which goes first: \`gives_way_to: [${b.name}]\` in ${a.name}, or the other way round; or let them differ in behaviour, people or stage.`,
    rule: a,
    with: b,
    ...(sure
      ? {
          witness: printWitness(rulebook, sure.witness.scene, `one event completes ${a.name} and ${b.name}`, {
            expect: `{ stage: ${sure.witness.targets[0]}, by: ${a.name} }`,
            remark: `or ${sure.witness.targets[1]}, by ${b.name}: say which`,
          }),
        }
      : {}),
  });
}

/**
 * U1 for two rules that move a company: null where no event completes both with different targets and neither gives way.
 * Sound: some pair of their clauses would have to be triggered by one event of one role at one company.
 */
export function ambiguity(rulebook: Rulebook, a: Rule, b: Rule): Finding | null {
  if (waits(a) || waits(b) || isSettled(a, b)) return null;
  const disputed = disputedPlaces(rulebook, a, b);
  if (disputed.length === 0) return null;
  const triggers = sharedTriggers(rulebook, a, b);
  if (triggers.length === 0) return null;
  const places = disputed.filter((p) => sharesCompany(rulebook, a, b, p));
  if (places.length === 0) return null;
  // a journey that begins for the first time is easier to tell than a repeated one
  const told =
    places.length > 1 ? [...places.filter((p) => p !== again), ...places.filter((p) => p === again)] : places;
  const clashes = told.flatMap((place) => triggers.map((t) => ({ rules: [a, b] as const, place, ...t })));
  return finding(rulebook, a, b, told, clashes);
}
