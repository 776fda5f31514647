import { differentShapes } from '../../check/event/different-shapes.ts';
import { sharedShape } from '../../check/event/shared-shape.ts';
import type { Behaviour } from '../../rulebook/behaviour.ts';
import type { Clause } from '../../rulebook/clause.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { neededBy } from '../mutate/same-rule.ts';
import type { Character, Deed } from './scene.ts';

/** Ways to fill a clause: which of its behaviours, from which role on, how far apart, and by whom outside of the group. */
export interface Manner {
  readonly behaviour: number;
  readonly role: number;
  readonly wide: boolean;
  /** roles that are not meant to count; nobody at all where there are none; null: all who do it count */
  readonly outsiders: readonly string[] | null;
  /** all deeds are by outsiders, or only the last, or one more than is asked for */
  readonly outside: 'all' | 'last' | 'one more';
  readonly claimed: boolean;
}

const hour = 3_600_000;
const day = 24 * hour;
/** Days of a story have four decimals. */
export const grain = day / 10_000;

const floor = (ms: number) => Math.floor(ms / grain) * grain;

function offsets(clause: Clause, count: number, wide: boolean): number[] {
  const { within } = clause;
  const step = clause.oncePerDay ? day : hour;
  if (count === 1) return [0];
  if (within === null) return Array.from({ length: count }, (_, i) => i * day);
  const apart = wide ? within / (count - 1) : Math.min(step, within / (count - 1));
  return Array.from({ length: count }, (_, i) => (wide && i === count - 1 ? floor(within) : floor(i * apart)));
}

/** The people of a clause, exactly as many as it asks for, of exactly as many roles. */
function people(rulebook: Rulebook, clause: Clause, count: number, manner: Manner): Character[] {
  const group = clause.who.anyone ? [...rulebook.group.who.roles] : [...clause.who.roles];
  const roles = group.length > 0 ? group : [...rulebook.roles];
  const turned = roles.map((_, i) => roles[(i + manner.role) % roles.length] as string);
  const distinct = clause.onePerson ? 1 : Math.max(clause.people, clause.roles);
  const cast = Array.from({ length: distinct }, (_, i): Character => {
    const role = clause.roles > 1 ? turned[Math.min(i, clause.roles - 1) % turned.length] : turned[0];
    return { role: role as string, nth: i };
  });
  return Array.from({ length: count }, (_, i) => cast[Math.min(i, distinct - 1)] as Character);
}

function things(rulebook: Rulebook, behaviours: readonly Behaviour[] | null, clause: Clause, customer: boolean) {
  const shapes = differentShapes(rulebook, behaviours, customer, clause.content);
  return shapes.map((shape) => {
    const field = ['content', 'path', 'name'].find((f) => Object.hasOwn(shape.fields, f));
    const does = shape.behaviours[0] ?? null;
    return { does, fields: field === undefined ? {} : { [field]: shape.fields[field] as string | number | boolean } };
  });
}

/**
 * What fills a clause and no more: as many deeds, people, roles and things as it asks for, as far apart as it allows (or
 * close together). Empty where its behaviours cannot be told.
 * @param spell whether to say which thing each deed is about
 */
export function deedsFor(rulebook: Rulebook, clause: Clause, manner: Manner, spell: boolean): Deed[] {
  const all = clause.does && [...clause.does].map((d) => rulebook.behaviours.get(d)).filter((b) => b !== undefined);
  const chosen = all === null ? null : all[manner.behaviour % all.length];
  const customer = chosen === null || (chosen !== undefined && sharedShape(rulebook, [chosen], true) !== null);
  const extra = manner.outsiders !== null && manner.outside === 'one more';
  const count = neededBy(clause) + (extra ? 1 : 0);
  const cast = people(rulebook, clause, count, manner);
  const shapes = spell ? things(rulebook, chosen ? [chosen, ...(all ?? [])] : null, clause, customer) : [];
  return offsets(clause, count, manner.wide).map((at, i) => {
    const outside = manner.outsiders !== null && (manner.outside === 'all' || i === count - 1);
    const role = manner.outsiders?.[manner.role % Math.max(1, manner.outsiders.length)];
    const outsider = role === undefined ? null : { role, nth: 10 + (cast[i]?.nth ?? 0) };
    const thing = shapes[Math.min(i, shapes.length - 1)];
    const plain = { does: chosen?.name ?? null, fields: chosen ? {} : { path: '/' } };
    return {
      at,
      who: customer ? (outside ? outsider : (cast[i] ?? null)) : null,
      ...(thing ? { does: thing.does ?? plain.does, fields: thing.fields } : plain),
      claimed: manner.claimed,
    };
  });
}
