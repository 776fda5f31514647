import { maybe, needed } from '../../syntax/grammar/field.ts';
import type { NodeOf } from '../../syntax/grammar/grammar.ts';
import { listOf } from '../../syntax/grammar/list-of.ts';
import { mapOf } from '../../syntax/grammar/map-of.ts';
import { name } from '../../syntax/grammar/name.ts';
import { record } from '../../syntax/grammar/record.ts';
import { company } from './company.ts';
import { person } from './person.ts';
import { story } from './story.ts';

/** tests/*.yaml */
export const storiesFile = record('stories_file', {
  people: maybe(mapOf(name, person), 'people of the stories, by name'),
  company: maybe(company, 'the company they are at'),
  stories: needed(listOf(story), 'the stories'),
});
export type StoriesFileNode = NodeOf<typeof storiesFile>;
