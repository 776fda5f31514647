import type { Transition } from '@waystage/events';

/** Part of a company's time line, the newest first; `names` are of the people in it, for those who may see them. */
export interface TransitionsAnswer {
  transitions: Transition[];
  /** ask with `before=` this for what happened earlier; null at the beginning */
  earlier: number | null;
  names: Record<string, string>;
}
