import { name } from '../grammar/name.ts';
import { oneOrMore } from '../grammar/one-or-more.ts';

/** A stage, a list of them, a phase, `any` (all stages); where the rule's kind allows it `outside`, `won`, `lost` or `cancelled`. */
export const from = oneOrMore(name);
