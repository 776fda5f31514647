import type { Place } from '../../rulebook/place.ts';
import { roleOfTitle } from '../../rulebook/role-of-title.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Act, Who } from './act.ts';
import { sayAct, scalar } from './say-act.ts';
import type { Scene } from './scene.ts';
import { dayOfAct, dayOfPut, idOf, inOrder, silentDay } from './scene-log.ts';

const names = ['kari', 'ola', 'eva', 'per', 'mette', 'bo', 'åse', 'jørgen', 'sölve', 'pirjo'];

function titleOf(rulebook: Rulebook, role: string): string {
  if (role === 'unknown') return '{}';
  const patterns = rulebook.roleLines.filter((l) => l.role === role).flatMap((l) => l.patterns);
  const title = patterns.map((p) => p.replaceAll('*', '')).find((t) => t !== '' && roleOfTitle(rulebook, t) === role);
  return title === undefined ? `{ role: ${scalar(role)} }` : `{ title: ${JSON.stringify(title)} }`;
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
    return `      - { day: ${dayOfAct(scene, act)}${who}, ${sayAct(rulebook, act)} }`;
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
