import type { Facts } from '../../rulebook/audience-status.ts';
import type { Place } from '../../rulebook/place.ts';
import type { Act } from './act.ts';

/** Everything a witness story tells: where the company stands, what is known of it, what is done, and the moment it leads up to. */
export interface Scene {
  readonly facts: Facts;
  /** where the company stands at the start */
  readonly start: Place;
  /** where somebody puts it by hand just before the trigger; null: nobody does */
  readonly put: Place | null;
  /** how long the company has stood at `start` when the trigger comes, at least (milliseconds) */
  readonly after: number;
  readonly acts: readonly Act[];
  /** what completes the rules; null where silence does */
  readonly trigger: Act | null;
}
