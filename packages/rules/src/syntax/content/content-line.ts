import { maybe, needed } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { name } from '../grammar/name.ts';
import { oneOrMore } from '../grammar/one-or-more.ts';
import { record } from '../grammar/record.ts';
import { text } from '../grammar/text.ts';

/** What a page, a file or a video is. */
export const contentLine = record('content_line', {
  at: needed(oneOrMore(text), 'its path; * and ** stand for parts of it'),
  kind: maybe(name, 'what kind of thing it is'),
  title: maybe(text, 'what people call it'),
  stage: maybe(name, 'the stage it helps in'),
  job: maybe(name, 'the buying job it belongs to'),
});
export type ContentLineNode = NodeOf<typeof contentLine>;
