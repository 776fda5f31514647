import { maybe, needed } from '../../syntax/grammar/field.ts';
import type { NodeOf } from '../../syntax/grammar/grammar.ts';
import { listOf } from '../../syntax/grammar/list-of.ts';
import { mapOf } from '../../syntax/grammar/map-of.ts';
import { name } from '../../syntax/grammar/name.ts';
import { record } from '../../syntax/grammar/record.ts';
import { text } from '../../syntax/grammar/text.ts';
import { company } from './company.ts';
import { person } from './person.ts';
import { step } from './step.ts';

/** What happens at one company, day by day, and what to expect. */
export const story = record('story', {
  story: needed(text, 'what happens, in one sentence'),
  start_at: maybe(name, 'where the company stands on day 0 (default: outside)'),
  company: maybe(company, 'another company than that of the file'),
  people: maybe(mapOf(name, person), 'more people than those of the file'),
  tell: needed(listOf(step), 'what happens, in order'),
});
export type StoryNode = NodeOf<typeof story>;
