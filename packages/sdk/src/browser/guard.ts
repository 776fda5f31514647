import { log } from '../log.ts';

/** The same function, except that it never throws into the page. */
export function guard<A extends unknown[], R>(fn: (...args: A) => R): (...args: A) => R | undefined {
  return (...args) => {
    try {
      return fn(...args);
    } catch (error) {
      log(error);
    }
  };
}
