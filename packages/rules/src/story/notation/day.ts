import { said } from '../../syntax/grammar/said.ts';

/** The last day a story can have. */
export const lastDay = 36_500;

/** Days since the story began, at most a hundred years; 1.5 is noon of day 1. */
export const day = said<number>(
  (v) =>
    typeof v === 'number' && v >= 0 && v <= lastDay
      ? { value: v }
      : { expected: `a day from 0 to ${lastDay}, such as 3 or 1.5` },
  { type: 'number', minimum: 0, maximum: lastDay },
);
