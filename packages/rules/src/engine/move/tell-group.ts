import { buyingGroup, inGroup } from '../report/buying-group.ts';
import { decide, type Occasion } from '../report/decide.ts';
import { isOpen } from '../report/standing.ts';
import type { Draft } from '../state/draft.ts';

/** Say who of the buying group is new in this journey, once each; late if the company was past `late_after` already. */
export function tellGroup(draft: Draft, id: string, occasion: Occasion): void {
  const person = draft.person(id);
  if (!person || person.told || person.first === null) return;
  if (!isOpen(draft.rulebook, draft.state) || !inGroup(draft.rulebook, person)) return;
  const { lateSince } = draft.state;
  const late = lateSince !== null && person.first > lateSince;
  draft.setPerson({ ...person, told: true, late });
  decide(draft, late ? 'group.late' : 'group.joined', occasion, { about: { person: id, role: person.role } });
}

/** Say which expected roles nobody has been heard in, when the company gets past `late_after` for the first time. */
export function tellMissingRoles(draft: Draft, occasion: Occasion): void {
  const { rulebook, state } = draft;
  const { lateAfter } = rulebook.group;
  const stage = rulebook.stage.get(state.place);
  if (lateAfter === null || !stage || stage.phaseIndex <= lateAfter || state.lateSince !== null) return;
  state.lateSince = state.enteredAt;
  const { roles_seen, roles_missing } = buyingGroup(rulebook, state);
  for (const [role, missing] of Object.entries(roles_missing))
    if (!Object.hasOwn(roles_seen, role)) decide(draft, 'group.role_missing', occasion, { about: { role, missing } });
}
