import type { Shape } from '../event/shape.ts';

/** Somebody made up for a witness: the nth with a role. */
export interface Who {
  readonly role: string;
  readonly nth: number;
}

/** Something done in a witness, so many milliseconds before the moment it leads up to; nobody does it where `who` is null. */
export interface Act {
  readonly back: number;
  readonly who: Who | null;
  readonly shape: Shape;
}
