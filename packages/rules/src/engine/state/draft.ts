import type { Decision, Stamp } from '@waystage/events';
import type { Audience } from '../../rulebook/audience.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { latestFirst } from '../evidence/candidates.ts';
import { buyingGroup } from '../report/buying-group.ts';
import { own } from './own.ts';
import { type Meaning, type Program, programOf } from './program.ts';
import type { Kept, Person, State } from './state.ts';

type Group = NonNullable<Decision['buying_group']>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** How many people, visitors with a name, order ids and facts a state remembers; the oldest go first, further facts are not told. */
export const most = { people: 500, known: 1000, orders: 200, facts: 200 } as const;

/**
 * A state while entries are applied to it. Copies what it changes, once, so that the state it began with stays as it is;
 * arrays it has copied before it may alter in place.
 */
export class Draft {
  readonly rulebook: Rulebook;
  readonly program: Program;
  readonly state: Mutable<State>;
  readonly decisions: Decision[] = [];
  /** interactions waiting to be offered again: until their turn they are no evidence */
  pending: Set<number> | null = null;
  private mine: Set<object> | null = null;
  private peopleAreMine = false;
  private keptIsMine = false;

  constructor(rulebook: Rulebook, state: State) {
    this.rulebook = rulebook;
    this.program = programOf(rulebook);
    this.program.meet(state.kept);
    this.state = { ...state };
  }

  private own(object: object): void {
    this.mine ??= new Set();
    this.mine.add(object);
  }

  /** A list this draft may alter. */
  private altered<T>(list: readonly T[]): T[] {
    if (this.mine?.has(list)) return list as T[];
    const copy = list.slice();
    this.own(copy);
    return copy;
  }

  private setKept(key: string, list: readonly Kept[]): void {
    if (this.state.kept[key] === list) return;
    if (!this.keptIsMine) this.state.kept = { ...this.state.kept };
    this.keptIsMine = true;
    (this.state.kept as Record<string, readonly Kept[]>)[key] = list;
  }

  /** Remember an interaction, in order of `at`; forget those of its meaning that no rule can need any more. */
  keep(meaning: Meaning, kept: Kept): void {
    const list = this.altered(this.state.kept[meaning.key] ?? []);
    const horizon = this.state.time - meaning.keptFor;
    let gone = 0;
    while (gone < list.length && this.over(list[gone] as Kept, horizon)) gone++;
    if (list.length - gone >= meaning.most) gone++;
    if (gone > 0) list.splice(0, gone);
    let i = list.length;
    while (i > 0 && latestFirst(list[i - 1] as Kept, kept) < 0) i--;
    if (i === list.length) list.push(kept);
    else list.splice(i, 0, kept);
    this.setKept(meaning.key, list);
  }

  private over(kept: Kept, horizon: number): boolean {
    return Math.max(kept.at, kept.applied) < horizon;
  }

  /** Put `change`d interactions in the place of those with the same position. */
  replace(meaning: Meaning, change: (kept: Kept) => Kept): void {
    const list = this.state.kept[meaning.key];
    if (!list) return;
    const next = list.map(change);
    if (next.every((k, i) => k === list[i])) return;
    this.own(next);
    this.setKept(meaning.key, next);
  }

  /** Change one interaction, wherever it is kept; nothing where it is forgotten. */
  change(meaning: Meaning, o: number, part: Partial<Kept>): void {
    const list = this.state.kept[meaning.key];
    const i = list?.findIndex((k) => k.o === o) ?? -1;
    if (!list || i < 0) return;
    const next = this.altered(list);
    next[i] = { ...(next[i] as Kept), ...part };
    this.setKept(meaning.key, next);
  }

  find(meaning: Meaning, o: number): Kept | undefined {
    return this.state.kept[meaning.key]?.find((k) => k.o === o);
  }

  /** The interaction of another trust that has this id: its claim, or its verified copy. */
  withId(meaning: Meaning, { id, verified }: Pick<Stamp, 'id' | 'verified'>): Kept | undefined {
    return this.state.kept[meaning.key]?.find((k) => k.id === id && k.verified !== verified);
  }

  /** Forget what happened up to a moment. */
  forgetUpTo(at: number): void {
    const left = Object.entries(this.state.kept).map(([key, list]) => [key, list.filter((k) => k.at > at)] as const);
    this.state.kept = Object.fromEntries(left.filter(([, list]) => list.length > 0));
    this.keptIsMine = true;
  }

  /** Every interaction still needed, with its meaning, in order of `at`. */
  all(): { meaning: Meaning; kept: Kept }[] {
    const found: { meaning: Meaning; kept: Kept }[] = [];
    for (const [key, list] of Object.entries(this.state.kept)) {
      const meaning = this.program.meaning(key);
      const horizon = this.state.time - meaning.keptFor;
      for (const kept of list) if (!this.over(kept, horizon)) found.push({ meaning, kept });
    }
    return found.sort((a, b) => latestFirst(b.kept, a.kept));
  }

  private at(id: string): number {
    const { people } = this.state;
    for (let i = people.length - 1; i >= 0; i--) if ((people[i] as Person).id === id) return i;
    return -1;
  }

  person(id: string): Person | undefined {
    const i = this.at(id);
    return i < 0 ? undefined : this.state.people[i];
  }

  /** Who did something: a person, a visitor nobody has named (`~` and its id), or null. */
  doer({ person, visitor }: Pick<Stamp, 'person' | 'visitor'>): string | null {
    if (person !== undefined) return person;
    return visitor === undefined ? null : (own(this.state.known, `~${visitor}`) ?? `~${visitor}`);
  }

  private groupNow: Group | null = null;

  /** The buying group as it is now. */
  group(): Group {
    this.groupNow ??= buyingGroup(this.rulebook, this.state);
    return this.groupNow;
  }

  /** Put a person in place of the one with the same id, or beside the others. */
  setPerson(person: Person): void {
    const people = this.alteredPeople();
    const i = this.at(person.id);
    if (i >= 0) {
      const { first, role, late } = people[i] as Person;
      if ((first === null) !== (person.first === null) || role !== person.role || late !== person.late)
        this.groupNow = null;
      people[i] = person;
      return;
    }
    this.groupNow = null;
    if (people.length >= most.people) {
      // whoever has a role goes only where everybody has one, and whoever was told by sales last of all
      const weight = (p: Person) => (p.by === 'sales' ? 2 : p.role === 'unknown' ? 0 : 1);
      let first = 0;
      for (const [j, p] of people.entries()) {
        const other = people[first] as Person;
        if (weight(p) < weight(other) || (weight(p) === weight(other) && (p.last ?? 0) < (other.last ?? 0))) first = j;
      }
      people.splice(first, 1);
    }
    people.push(person);
  }

  private alteredPeople(): Person[] {
    if (!this.peopleAreMine) this.state.people = this.state.people.slice();
    this.peopleAreMine = true;
    return this.state.people as Person[];
  }

  removePerson(id: string): void {
    const i = this.at(id);
    if (i >= 0) this.alteredPeople().splice(i, 1);
    this.groupNow = null;
  }

  /** Whether somebody first showed up after the company entered its present phase, as known now. */
  isNewcomer(who: string | null): boolean {
    const first = who === null ? null : (this.person(who)?.first ?? null);
    return first !== null && first > this.state.phaseAt;
  }

  /** Whether the company counts: in the journey's audience and in a narrower one. */
  inAudience(narrower: Audience | null): boolean {
    return this.isIn(this.rulebook.audience) && this.isIn(narrower);
  }

  private isIn(audience: Audience | null): boolean {
    return audience === null || this.program.isIn(audience, this.state.facts);
  }
}
