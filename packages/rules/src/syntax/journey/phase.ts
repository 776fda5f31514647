import { needed } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { listOf } from '../grammar/list-of.ts';
import { name } from '../grammar/name.ts';
import { record } from '../grammar/record.ts';
import { stage } from './stage.ts';

/** One of the three parts of a journey. */
export const phase = record('phase', {
  phase: needed(name, 'the name of the phase'),
  stages: needed(listOf(stage), 'its stages, in order'),
});
export type PhaseNode = NodeOf<typeof phase>;
