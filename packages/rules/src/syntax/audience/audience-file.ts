import { maybe } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { listOf } from '../grammar/list-of.ts';
import { mapOf } from '../grammar/map-of.ts';
import { name } from '../grammar/name.ts';
import { oneOrMore } from '../grammar/one-or-more.ts';
import { record } from '../grammar/record.ts';
import { audience } from './audience.ts';
import { factType } from './fact-type.ts';
import { roleLine } from './role-line.ts';

/** audience.yaml */
export const audienceFile = record('audience_file', {
  audiences: maybe(mapOf(name, audience), 'which companies count'),
  facts: maybe(mapOf(name, factType), 'what may be said about a company'),
  roles: maybe(listOf(roleLine), 'roles by title; the first line that fits decides'),
  who: maybe(mapOf(name, oneOrMore(name)), 'groups of roles the rules speak of'),
});
export type AudienceFileNode = NodeOf<typeof audienceFile>;
