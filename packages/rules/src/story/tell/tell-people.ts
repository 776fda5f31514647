import type { Compiling } from '../../rulebook/compile/compiling.ts';
import { roleOfTitle } from '../../rulebook/role-of-title.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Entry } from '../../syntax/grammar/map-of.ts';
import type { PersonNode } from '../notation/person.ts';
import type { Actor } from './story.ts';

/** The people of a story by name, with the role each has on this journey. */
export function tellPeople(
  rulebook: Rulebook,
  entries: readonly Entry<PersonNode>[],
  c: Compiling,
): Map<string, Actor> {
  const people = new Map<string, Actor>();
  const roles = new Map([...rulebook.roles].map((r) => [r, r]));
  for (const { key, value } of entries) {
    const known = value.role && c.find(roles, value.role, 'role', 'so nobody has it');
    const role = known ?? roleOfTitle(rulebook, value.title?.value ?? null);
    const by = known ? 'sales' : value.title ? 'title' : null;
    people.set(key.value, { id: key.value, role, by });
  }
  return people;
}
