import { maybe } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { record } from '../grammar/record.ts';
import { text } from '../grammar/text.ts';
import { yesOrNo } from '../grammar/yes-or-no.ts';

/** A buying job: runs beside the stages. */
export const jobDeclaration = record('job_declaration', {
  says: maybe(text, 'what the buyers do in it'),
  always_on: maybe(yesOrNo, 'true: never done'),
});
export type JobDeclarationNode = NodeOf<typeof jobDeclaration>;
