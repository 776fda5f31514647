import { said } from './said.ts';

/** A name: of a stage, a rule, a behaviour, a role... Letters of any alphabet, digits, `-`, `_` and `.`; at most 64. */
export const name = said<string>(
  (v) =>
    typeof v === 'string' && /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,63}$/u.test(v)
      ? { value: v.normalize('NFC') }
      : { expected: 'a name: letters, digits, - and _, at most 64 of them' },
  { type: 'string', pattern: '^\\S{1,64}$' },
);
