import { said } from './said.ts';

/** `true` or `false`. */
export const yesOrNo = said<boolean>((v) => (typeof v === 'boolean' ? { value: v } : { expected: 'true or false' }), {
  type: 'boolean',
});
