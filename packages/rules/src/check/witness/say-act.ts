import type { Rulebook } from '../../rulebook/rulebook.ts';
import { actShape, behavioursOfShape, thingFields } from '../../story/tell/act-shape.ts';
import { eventOf } from '../event/event-of.ts';
import type { Shape } from '../event/shape.ts';
import { anySite } from '../event/shared-shape.ts';
import type { Act } from './act.ts';

/** A value as YAML writes it inside braces. */
export function scalar(value: string | number | boolean): string {
  const plain = typeof value !== 'string' || /^[\p{L}_/][\p{L}\p{N}_./-]*$/u.test(value);
  const word = plain && !/^(true|false|null|yes|no|on|off)$/i.test(String(value));
  return typeof value !== 'string' || word || /^[A-Z]{2}$/.test(value) ? String(value) : JSON.stringify(value);
}

/** Whether naming the behaviour says it all: a story would make up an event that means the same. */
function isPlain(rulebook: Rulebook, { shape, who }: Act): boolean {
  const [name, second] = shape.behaviours;
  if (name === undefined) return Object.keys(shape.fields).length === 0;
  const behaviour = rulebook.behaviours.get(name);
  if (!behaviour || second !== undefined) return false;
  const counts = rulebook.rules.flatMap((r) => r.clauses).filter((c) => c.does?.has(behaviour.name) ?? true);
  if (counts.some((c) => c.content > 1)) return false;
  const told = actShape(rulebook, behaviour, who !== null, null);
  return told !== null && behavioursOfShape(rulebook, told).join() === behavioursOfShape(rulebook, shape).join();
}

/** The fields that make the event what it is, and what it is about. */
function fieldsOf(shape: Shape): [string, string | number | boolean][] {
  const event = eventOf(shape, 0) as unknown as Record<string, string>;
  const about = shape.custom
    ? []
    : thingFields.filter((f) => event[f] !== undefined && !Object.hasOwn(shape.fields, f));
  const site: [string, string][] = shape.site === anySite ? [] : [['site', shape.site]];
  return [...Object.entries(shape.fields), ...about.map((f): [string, string] => [f, event[f] as string]), ...site];
}

/** What is done, in the notation of stories: `does: compares`, with fields where the name alone does not say it all. */
export function sayAct(rulebook: Rulebook, act: Act): string {
  const { shape } = act;
  const [first] = shape.behaviours;
  const does = first === undefined ? `event: ${shape.event}` : `does: ${scalar(first)}`;
  const fields = isPlain(rulebook, act) ? [] : fieldsOf(shape);
  return [does, ...fields.map(([field, value]) => `${field}: ${scalar(value)}`)].join(', ');
}
