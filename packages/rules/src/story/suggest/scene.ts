import type { Facts } from '../../rulebook/audience-status.ts';
import type { Place } from '../../rulebook/place.ts';

/** Somebody made up: the nth with a role. */
export interface Character {
  readonly role: string;
  readonly nth: number;
}

/** Something done `at` milliseconds after the scene begins; `does` is null for anything (an event is named instead). */
export interface Deed {
  readonly at: number;
  readonly who: Character | null;
  readonly does: string | null;
  readonly fields: Readonly<Record<string, string | number | boolean>>;
  readonly claimed: boolean;
}

/** A story before it is written down: who does what when, and nothing expected yet. */
export interface Scene {
  readonly start: Place;
  readonly facts: Facts;
  readonly deeds: readonly Deed[];
  /** where somebody puts the company just before the last deed; null: nobody does */
  readonly put: Place | null;
  /** nothing happens until then, milliseconds; null: it ends with the last deed */
  readonly until: number | null;
}
