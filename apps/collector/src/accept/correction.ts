import { limits } from '@waystage/events';

/** What is to be added to the times of a clock that is `off` (ms, received minus sent): nothing up to five minutes. */
export function correction(off: number): number {
  return Math.abs(off) > limits.clockTolerance ? off : 0;
}
