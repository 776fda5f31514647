import type { Decision } from '@waystage/events';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Person, State } from '../state/state.ts';

/** Whether somebody is a known person of the buying group (a visitor nobody has named is not). */
export function inGroup(rulebook: Rulebook, person: Pick<Person, 'id' | 'role'>): boolean {
  const { who } = rulebook.group;
  return !person.id.startsWith('~') && (who.anyone || who.roles.has(person.role));
}

/** Whose acts end a silence of the buying group; null is a customer's act nobody did. */
export function actsForGroup(rulebook: Rulebook, role: string | null): boolean {
  const { who } = rulebook.group;
  return who.anyone || (role !== null && who.roles.has(role));
}

/** Who of the buying group has been heard from in this journey, who is missing, who came late. */
export function buyingGroup(rulebook: Rulebook, state: Pick<State, 'people'>): NonNullable<Decision['buying_group']> {
  const { expects, usualSize } = rulebook.group;
  const seen = state.people.filter((p) => p.first !== null && inGroup(rulebook, p));
  const roles: Record<string, number> = {};
  for (const p of seen) roles[p.role] = (Object.hasOwn(roles, p.role) ? (roles[p.role] as number) : 0) + 1;
  const missing: Record<string, number> = {};
  for (const [role, count] of expects) {
    const left = count - (Object.hasOwn(roles, role) ? (roles[role] as number) : 0);
    if (left > 0) missing[role] = left;
  }
  return {
    seen: seen.length,
    ...(usualSize ? { usual_size: [...usualSize] } : {}),
    roles_seen: roles,
    roles_missing: missing,
    came_late: seen.filter((p) => p.late).map((p) => p.id),
  };
}
