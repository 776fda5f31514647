import type { Behaviour } from '../../rulebook/behaviour.ts';
import type { Place } from '../../rulebook/place.ts';
import { roleOfTitle } from '../../rulebook/role-of-title.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Shape } from '../event/shape.ts';
import { sharedShape } from '../event/shared-shape.ts';
import type { Act, Who } from './act.ts';
import type { Scene } from './scene.ts';
import { dayOfAct, dayOfPut, idOf, inOrder, silentDay } from './scene-log.ts';

const names = ['kari', 'ola', 'eva', 'per', 'mette', 'bo', 'åse', 'jørgen', 'sölve', 'pirjo'];

/** A value as YAML writes it inside braces. */
function scalar(value: string | number | boolean): string {
  const plain = typeof value !== 'string' || /^[\p{L}_/][\p{L}\p{N}_./-]*$/u.test(value);
  const word = plain && !/^(true|false|null|yes|no|on|off)$/i.test(String(value));
  return typeof value !== 'string' || word || /^[A-Z]{2}$/.test(value) ? String(value) : JSON.stringify(value);
}

function titleOf(rulebook: Rulebook, role: string): string {
  if (role === 'unknown') return '{}';
  const patterns = rulebook.roleLines.filter((l) => l.role === role).flatMap((l) => l.patterns);
  const title = patterns.map((p) => p.replaceAll('*', '')).find((t) => t !== '' && roleOfTitle(rulebook, t) === role);
  return title === undefined ? `{ role: ${scalar(role)} }` : `{ title: ${JSON.stringify(title)} }`;
}

/** Whether saying the behaviour says it all. */
function isPlain(rulebook: Rulebook, shape: Shape): boolean {
  const behaviours = shape.behaviours.map((name) => rulebook.behaviours.get(name) as Behaviour);
  return behaviours.length === 1 && [true, false].some((c) => sharedShape(rulebook, behaviours, c) === shape);
}

function doing(rulebook: Rulebook, { shape }: Act): string {
  const [first] = shape.behaviours;
  const does = first === undefined ? `event: ${shape.event}` : `does: ${scalar(first)}`;
  const told = isPlain(rulebook, shape) ? [] : Object.entries(shape.fields);
  return [does, ...told.map(([field, value]) => `${field}: ${scalar(value)}`)].join(', ');
}

/**
 * A scene in the notation of stories, a whole file to be kept as `tests/*.yaml`.
 * @param title what happens
 * @param ends what to expect, `{ stage: lost }`, with a remark
 */
export function printWitness(
  rulebook: Rulebook,
  scene: Scene,
  title: string,
  ends: { expect: string; remark: string },
): string {
  const acts = [...inOrder(scene), ...(scene.trigger ? [scene.trigger] : [])];
  const people = new Map<string, { name: string; who: Who }>();
  for (const { who } of acts) {
    if (!who || people.has(idOf(who))) continue;
    people.set(idOf(who), { name: names[people.size] ?? `person-${people.size + 1}`, who });
  }
  const cast = [...people.values()].map(({ name, who }) => `  ${name}: ${titleOf(rulebook, who.role)}`);
  const facts = Object.entries(scene.facts).map(([fact, value]) => `, ${fact}: ${scalar(value)}`);
  const line = (act: Act) => {
    const who = act.who ? `, who: ${people.get(idOf(act.who))?.name}` : '';
    return `      - { day: ${dayOfAct(scene, act)}${who}, ${doing(rulebook, act)} }`;
  };
  const start = (place: Place) => (place === 'outside' ? [] : [`    start_at: ${place}`]);
  return [
    ...(cast.length > 0 ? ['people:', ...cast] : ['people: {}']),
    `company: { domain: witness.example${facts.join('')} }`,
    'stories:',
    `  - story: ${title}`,
    ...start(scene.start),
    '    tell:',
    ...inOrder(scene).map(line),
    ...(scene.put === null ? [] : [`      - { day: ${dayOfPut(scene)}, corrected: ${scene.put} }`]),
    scene.trigger ? line(scene.trigger) : `      - { day: ${silentDay(rulebook, scene)}, nothing: true }`,
    `      - { expect: ${ends.expect} } # ${ends.remark}`,
  ].join('\n');
}
