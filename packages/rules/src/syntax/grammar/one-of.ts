import { said } from './said.ts';

/** One word of a closed list. */
export const oneOf = <const W extends readonly string[]>(words: W) =>
  said<W[number]>(
    (v) => (words.includes(v as string) ? { value: v as W[number] } : { expected: `one of ${words.join(', ')}` }),
    { enum: words },
  );
