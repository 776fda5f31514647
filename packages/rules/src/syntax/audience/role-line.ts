import { needed } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { name } from '../grammar/name.ts';
import { oneOrMore } from '../grammar/one-or-more.ts';
import { record } from '../grammar/record.ts';
import { text } from '../grammar/text.ts';

/** Whole words of a title that give somebody a role; `*` stands for the rest of a word. */
export const roleLine = record('role_line', {
  role: needed(name, 'the role'),
  title: needed(oneOrMore(text), 'words of the title'),
});
export type RoleLineNode = NodeOf<typeof roleLine>;
