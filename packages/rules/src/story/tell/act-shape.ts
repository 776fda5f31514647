import { actorOf, type StoredEvent } from '@waystage/events';
import { differentShapes } from '../../check/event/different-shapes.ts';
import { eventOf } from '../../check/event/event-of.ts';
import type { Shape } from '../../check/event/shape.ts';
import { sharedShape } from '../../check/event/shared-shape.ts';
import { programOf } from '../../engine/state/program.ts';
import type { Behaviour } from '../../rulebook/behaviour.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';

/** How many things (pages, files, videos) a story can tell apart without naming them. */
const mostThings = 50;
/** How many are looked at to find one that is nothing but the behaviour asked for. */
const tried = 6;

/** The behaviours an event of this shape is. */
export function behavioursOfShape(rulebook: Rulebook, shape: Shape): readonly string[] {
  const event = { ...eventOf(shape, 0), site: shape.site } as StoredEvent;
  const customer = (programOf(rulebook).doneBy(event) ?? actorOf(event)) === 'customer';
  return programOf(rulebook).meaningOf(event, customer).behaviours;
}

/** Whether some rule asks for different content where this behaviour counts. */
function contentMatters(rulebook: Rulebook, behaviour: Behaviour): boolean {
  return rulebook.rules.some((r) => r.clauses.some((c) => c.content > 1 && (c.does?.has(behaviour.name) ?? true)));
}

/** The fields that say which page, file, video, form or tool an event is about. */
export const thingFields: readonly string[] = ['content', 'path', 'name'];

/**
 * An event that is a behaviour, and as little else as possible. Each time it is about another thing where some rule asks
 * for different things, and always about the same one where none does.
 * @param nth how often the behaviour was told before; null: the story says itself what it is about
 * @returns null where no event is the behaviour
 */
export function actShape(
  rulebook: Rulebook,
  behaviour: Behaviour,
  somebody: boolean,
  nth: number | null,
): Shape | null {
  const plain = sharedShape(rulebook, [behaviour], somebody) ?? sharedShape(rulebook, [behaviour], false);
  if (!plain) return null;
  if (nth !== null && contentMatters(rulebook, behaviour)) {
    const things = differentShapes(rulebook, [behaviour], plain.customer, Math.min(mostThings, nth + 1));
    return things[nth % Math.max(1, things.length)] ?? plain;
  }
  const others = [plain, ...differentShapes(rulebook, [behaviour], plain.customer, tried)];
  const counted = others.map((shape) => ({ shape, extra: behavioursOfShape(rulebook, shape).length }));
  return counted.reduce((a, b) => (b.extra < a.extra ? b : a)).shape;
}
