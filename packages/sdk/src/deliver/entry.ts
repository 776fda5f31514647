/** What an event may say besides its name; `id` and `at` may be given, else they are made. */
export type Fields = { [name: string]: unknown };

/** An event as the wire has it. */
export interface WireEvent extends Fields {
  id: string;
  seq: number;
  at: number;
  event: string;
}

/** Not sent yet. */
export const WAITING = 0;
/** Sent by this page, which waits for the answer; or with the browser, which sends it later. */
export const ASKED = 1;
/** Left without an answer (by beacon, or by a page that is gone): the next batch asks whether it came. */
export const UNCONFIRMED = 2;
/** A `page_left` that was taken back because the visitor came back: goes when they leave again. */
export const PARKED = 3;
/** Answered for: to be forgotten. */
export const SETTLED = 4;

export type State = typeof WAITING | typeof ASKED | typeof UNCONFIRMED | typeof PARKED | typeof SETTLED;

/**
 * One event on its way. A tuple, since it is also what lies on disk: other versions of this script, with other short
 * names, must be able to read it.
 */
export type Entry = [tab: string, visitor: string | undefined, event: WireEvent, state: State];
