import { said } from './said.ts';

/** A whole number from `min` to `max`. */
export const wholeNumber = (min: number, max: number) =>
  said<number>(
    (v) =>
      typeof v === 'number' && Number.isInteger(v) && v >= min && v <= max
        ? { value: v }
        : { expected: `a whole number from ${min} to ${max}` },
    { type: 'integer', minimum: min, maximum: max },
  );
