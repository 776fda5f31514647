import { needed } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { listOf } from '../grammar/list-of.ts';
import { record } from '../grammar/record.ts';
import { contentLine } from './content-line.ts';

/** content.yaml */
export const contentFile = record('content_file', {
  content: needed(listOf(contentLine), 'what things are; the first line that fits decides'),
});
export type ContentFileNode = NodeOf<typeof contentFile>;
