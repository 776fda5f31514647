import type { FactSource, RoleSource } from '@waystage/events';
import type { Place } from '../../rulebook/place.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';

/**
 * One interaction that rules may still need. `who` is a person, a visitor (`~` and its id) or null (nobody's doing);
 * `role` is what was known when it was last offered. Times are milliseconds.
 */
export interface Kept {
  readonly id: string;
  /** position in the company log: tells interactions apart */
  readonly o: number;
  readonly at: number;
  /** company time when it was applied */
  readonly applied: number;
  readonly event: string;
  readonly who: string | null;
  readonly role: string | null;
  readonly thing: string | null;
  readonly verified: boolean;
  /** late: joined after it had happened; historical: moves, but tells nobody */
  readonly flags: 0 | 1 | 2 | 3;
  /** has moved the company */
  readonly moved: boolean;
  /** rules that have used it without moving the company */
  readonly used: readonly string[];
}

export const late = 1;
export const historical = 2;

export interface Person {
  readonly id: string;
  readonly role: string;
  readonly by: RoleSource | null;
  /** first interaction in this journey; the first since it ended; the last of all */
  readonly first: number | null;
  readonly next: number | null;
  readonly last: number | null;
  /** has been told of as `group.joined` or `group.late` in this journey */
  readonly told: boolean;
  readonly late: boolean;
}

/** A person nothing is known of yet. */
export function somebody(id: string): Person {
  return { id, role: 'unknown', by: null, first: null, next: null, last: null, told: false, late: false };
}

/** A rule whose silence has begun: what began it, and whether that was history. */
export interface Timer {
  readonly at: number;
  readonly applied: number;
  readonly evidence: readonly { readonly sig: string; readonly clause: number; readonly kept: Kept }[];
}

/** A moment something was done, and the company time at which that was applied. */
export interface Act {
  readonly at: number;
  readonly applied: number;
}

/**
 * Where one company stands on one journey: all the engine remembers. JSON; bounded by what rules can still need.
 * Never altered in place: `step` gives a new one.
 */
export interface State {
  readonly v: 1;
  readonly journey: string;
  /** version of the rules that decided last */
  readonly rules: string;
  /** the last entry applied, and company time: the highest `received` so far */
  readonly offset: number;
  readonly time: number;
  readonly sequence: number;
  /** number of the current journey, or of the last one; 0 before the first */
  readonly number: number;
  readonly place: Place;
  readonly startedAt: number | null;
  readonly enteredAt: number;
  /** company time when that was applied */
  readonly enteredApplied: number;
  readonly phaseAt: number;
  readonly closedAt: number | null;
  /** since when it is thinking again; until the next move forward */
  readonly reconsideringSince: number | null;
  readonly stalledSince: number | null;
  /** the first time in this journey that it came past `late_after` */
  readonly lateSince: number | null;
  readonly act: Act | null;
  readonly groupAct: Act | null;
  /** the last thing done was imported history: what follows from silence is told to nobody either */
  readonly history: boolean;
  /** `silent_for` rules that have fired in this silence */
  readonly silentFired: readonly string[];
  readonly people: readonly Person[];
  /** visitor > person */
  readonly known: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, { readonly value: string | number | boolean; readonly by: FactSource }>>;
  /** behaviours an interaction is (joined) > interactions in order of `at` */
  readonly kept: Readonly<Record<string, readonly Kept[]>>;
  readonly orders: readonly { readonly key: string; readonly o: number; readonly verified: boolean }[];
  /** behaviour > when a customer last did it; only those that end a silence */
  readonly lastOf: Readonly<Record<string, number>>;
  readonly timers: Readonly<Record<string, Timer>>;
  readonly jobs: Readonly<Record<string, { readonly state: 'active' | 'done'; readonly revisits: number }>>;
  /** jobs touched while on no journey: the next one begins with them */
  readonly nextJobs: readonly string[];
  readonly obstacles: Readonly<Record<string, { readonly at: number; readonly rule: string | null }>>;
  /** notice > when it was given in this stay */
  readonly notices: Readonly<Record<string, number>>;
  readonly deal: { readonly stage: string; readonly at: number } | null;
}

/** A company nobody has seen yet. */
export function emptyState(rulebook: Rulebook): State {
  return {
    v: 1,
    journey: rulebook.id,
    rules: rulebook.version,
    offset: -1,
    time: 0,
    sequence: 0,
    number: 0,
    place: 'outside',
    startedAt: null,
    enteredAt: 0,
    enteredApplied: 0,
    phaseAt: 0,
    closedAt: null,
    reconsideringSince: null,
    stalledSince: null,
    lateSince: null,
    act: null,
    groupAct: null,
    history: false,
    silentFired: [],
    people: [],
    known: {},
    facts: {},
    kept: {},
    orders: [],
    lastOf: {},
    timers: {},
    jobs: {},
    nextJobs: [],
    obstacles: {},
    notices: {},
    deal: null,
  };
}
