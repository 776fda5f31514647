import { said } from './said.ts';

/** Words for people, or a path: 1 to 500 characters. */
export const text = said<string>(
  (v) =>
    typeof v === 'string' && v.length > 0 && v.length <= 500
      ? { value: v.normalize('NFC') }
      : { expected: 'a text of 1 to 500 characters (put it in quotes if it looks like something else)' },
  { type: 'string', minLength: 1, maxLength: 500 },
);
