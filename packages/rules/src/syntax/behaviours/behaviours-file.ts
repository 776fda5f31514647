import { maybe } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { mapOf } from '../grammar/map-of.ts';
import { name } from '../grammar/name.ts';
import { record } from '../grammar/record.ts';
import { behaviour } from './behaviour.ts';
import { eventDeclaration } from './event-declaration.ts';

/** behaviours.yaml */
export const behavioursFile = record('behaviours_file', {
  events: maybe(mapOf(name, eventDeclaration), 'narrows built-in events, or adds your own'),
  behaviours: maybe(mapOf(name, behaviour), 'the names the rules use'),
});
export type BehavioursFileNode = NodeOf<typeof behavioursFile>;
