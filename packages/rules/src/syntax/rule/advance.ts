import { needed } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { record } from '../grammar/record.ts';
import { from } from './from.ts';

/** Exactly one stage further. */
export const advance = record('advance', { from: needed(from, 'the stages it starts from') });
export type AdvanceNode = NodeOf<typeof advance>;
