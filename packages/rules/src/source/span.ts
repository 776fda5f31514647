/** Where something stands in a rule file. Lines and columns start at 1; `length` is in characters and never crosses the line's end. */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** For nodes that were made by a program (a mutant, a suggestion) and stand in no file. */
export const nowhere: Span = Object.freeze({ file: '', line: 0, column: 0, length: 0 });
