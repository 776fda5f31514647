import type { Transition } from '@waystage/events';

/** The people (pseudonyms) that transitions speak of, each once. */
export function peopleIn(transitions: readonly Transition[]): string[] {
  const people = new Set<string>();
  for (const { data } of transitions) {
    for (const { person } of data.evidence?.interactions ?? []) if (person) people.add(person);
    for (const person of data.buying_group?.came_late ?? []) people.add(person);
    if (typeof data.about?.person === 'string') people.add(data.about.person);
  }
  return [...people];
}
