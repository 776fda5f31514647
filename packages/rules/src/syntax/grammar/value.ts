import { said } from './said.ts';

/** One value of an event's field or of a fact: a word, a number, true or false. */
export const value = said<string | number | boolean>(
  (v) =>
    (typeof v === 'string' && v.length > 0 && v.length <= 500) ||
    (typeof v === 'number' && Number.isFinite(v)) ||
    typeof v === 'boolean'
      ? { value: typeof v === 'string' ? v.normalize('NFC') : v }
      : { expected: 'a word, a number, true or false' },
  { type: ['string', 'number', 'boolean'] },
);
