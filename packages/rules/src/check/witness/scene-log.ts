import type { Entry, StoredEvent, TickEntry } from '@waystage/events';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { eventOf } from '../event/event-of.ts';
import type { Act, Who } from './act.ts';
import type { Scene } from './scene.ts';

const day = 86_400_000;
/** Day 0 of a witness: Thursday, 1 January 2026, UTC. */
export const dayZero = Date.UTC(2026, 0, 1);

/** Days of a story have at most four decimals. */
const grain = day / 10_000;

/** A made-up person's id. */
export function idOf(who: Who): string {
  return `${who.role}-${who.nth}`;
}

/** The day of the moment a scene leads up to: late enough for all that comes before it. */
export function lastDay(scene: Scene): number {
  const longest = Math.max(0, ...scene.acts.map((a) => a.back));
  return Math.max(Math.ceil(longest / day) + 1, Math.ceil(scene.after / day));
}

/** The day of an act, as a story says it. */
export function dayOfAct(scene: Scene, act: Act): number {
  return Math.round((lastDay(scene) * day - act.back) / grain) / 10_000;
}

/** All acts before the trigger, first things first. */
export function inOrder(scene: Scene): Act[] {
  return [...scene.acts].sort((a, b) => b.back - a.back);
}

/** The day on which somebody puts the company where the trigger finds it: after all else. */
export function dayOfPut(scene: Scene): number {
  const last = Math.min(day, ...scene.acts.map((a) => a.back));
  return Math.round((lastDay(scene) * day - last / 2) / grain) / 10_000;
}

/** The day on which silence that is due at the end of a scene speaks: what comes late has settled. */
export function silentDay(rulebook: Rulebook, scene: Scene): number {
  return lastDay(scene) + Math.ceil(rulebook.settle / grain) / 10_000;
}

/**
 * The company log of a scene up to its trigger, the trigger's own entry, and the one with which time passes until silence
 * speaks.
 */
export function sceneLog(
  rulebook: Rulebook,
  scene: Scene,
): { before: Entry[]; trigger: Entry | null; tick: TickEntry } {
  const before: Entry[] = [];
  let offset = 0;
  const logged = (received: number) => ({ offset: offset++, received });
  const people = new Map<string, Who>();
  for (const { who } of [...scene.acts, ...(scene.trigger ? [scene.trigger] : [])]) if (who) people.set(idOf(who), who);
  for (const [person, { role }] of people)
    if (role !== 'unknown')
      before.push({ ...logged(dayZero), type: 'role', person, roles: { [rulebook.id]: role }, by: 'sales' });
  if (Object.keys(scene.facts).length > 0)
    before.push({ ...logged(dayZero), type: 'facts', facts: { ...scene.facts }, by: 'seller' });
  const put = (to: string, received: number): Entry => ({
    ...logged(received),
    type: 'corrected',
    journey: rulebook.id,
    to,
    author: 'check',
    reason: 'a witness story',
  });
  if (scene.start !== 'outside') before.push(put(scene.start, dayZero));
  const done = (act: Act): Entry => {
    const at = dayZero + Math.round(dayOfAct(scene, act) * 10_000) * grain;
    const nth = offset;
    const interaction = {
      ...eventOf(act.shape, nth),
      id: `evt_${nth}`,
      site: act.shape.site,
      at,
      received: at,
      verified: true,
      ...(act.who ? { person: idOf(act.who) } : {}),
    } as StoredEvent;
    return { ...logged(at), type: 'interaction', interaction };
  };
  for (const act of inOrder(scene)) before.push(done(act));
  if (scene.put !== null) before.push(put(scene.put, dayZero + Math.round(dayOfPut(scene) * 10_000) * grain));
  const quiet = dayZero + Math.round(silentDay(rulebook, scene) * 10_000) * grain;
  return {
    before,
    trigger: scene.trigger && done(scene.trigger),
    tick: { ...logged(quiet), type: 'tick', upto: quiet },
  };
}
