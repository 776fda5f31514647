import { actorOf, catalogue, type EventFields, eventFields } from '@waystage/events';
import type { FieldValue } from '../../engine/match/field-test.ts';
import type { Behaviour } from '../../rulebook/behaviour.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { fieldValues } from './field-values.ts';
import type { Shape } from './shape.ts';

type Value = NonNullable<FieldValue>;

/** The site of events whose site nobody asks about. */
export const anySite = 'site';

function sharedSite(behaviours: readonly Behaviour[]): string | null {
  const asking = behaviours.map((b) => b.sites).filter((s) => s !== null);
  const [first] = asking;
  return first ? (first.find((s) => asking.every((other) => other.includes(s))) ?? null) : anySite;
}

/** Every way to fill fields from their values, one after another. */
function* choices(fields: readonly (readonly [string, readonly Value[]])[], i = 0): Generator<Record<string, Value>> {
  const field = fields[i];
  if (!field) yield {};
  else for (const value of field[1]) for (const rest of choices(fields, i + 1)) yield { [field[0]]: value, ...rest };
}

function isCustomers(first: Behaviour, fields: Record<string, Value>): boolean {
  if (first.custom) return (first.doneBy ?? 'customer') === 'customer';
  return actorOf({ ...fields, event: first.event } as EventFields) === 'customer';
}

function build(rulebook: Rulebook, behaviours: readonly Behaviour[], customer: boolean): Shape | null {
  const [first] = behaviours;
  if (!first || behaviours.some((b) => b.event !== first.event || b.custom !== first.custom)) return null;
  const site = sharedSite(behaviours);
  if (site === null) return null;
  // whose doing it is may hang on a field nobody asks about (the direction of a contact, the state of a proposal)
  const telling =
    !first.custom && typeof catalogue[first.event].doneBy === 'function'
      ? Object.entries(eventFields(first.event)).flatMap(([name, f]) => (f.type === 'list' ? [name] : []))
      : [];
  const names = new Set([...behaviours.flatMap((b) => [...b.fields.keys()]), ...telling]);
  const values = [...names].map((name) => {
    const all = fieldValues(rulebook, behaviours, name, 1);
    return [name, telling.includes(name) ? all : all.slice(0, 1)] as const;
  });
  for (const fields of choices(values)) {
    const theirs = isCustomers(first, fields);
    if (!theirs && customer) continue;
    const { event, custom } = first;
    return { event, custom, site, fields, customer: theirs, behaviours: [...new Set(behaviours.map((b) => b.name))] };
  }
  return null;
}

const anything: Shape = {
  event: 'page_view',
  custom: null,
  site: anySite,
  fields: {},
  customer: true,
  behaviours: [],
};

const made = new WeakMap<Rulebook, Map<string, Shape | null>>();

/**
 * An event that is all of these behaviours at once; null where there is none: every field of the vocabulary is a finite
 * list, a range or a path, so that is exact. Without behaviours anything a customer does.
 * @param customer whether it has to be the customer's own doing
 */
export function sharedShape(rulebook: Rulebook, behaviours: readonly Behaviour[], customer: boolean): Shape | null {
  const cache = made.get(rulebook) ?? new Map<string, Shape | null>();
  made.set(rulebook, cache);
  const key = `${customer} ${behaviours.map((b) => b.index).join(' ')}`;
  let shape = cache.get(key);
  if (shape === undefined) {
    shape = behaviours.length > 0 ? build(rulebook, behaviours, customer) : anything;
    cache.set(key, shape);
  }
  return shape;
}
