import type { NodeOf } from '../grammar/grammar.ts';
import { record } from '../grammar/record.ts';

/** From outside to the first stage. */
export const enter = record('enter', {});
export type EnterNode = NodeOf<typeof enter>;
