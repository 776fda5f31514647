import { catalogue, type EventFields, type EventName, eventFields, eventNames } from '@waystage/events';
import { eventOf } from '../../check/event/event-of.ts';
import type { Shape } from '../../check/event/shape.ts';
import { anySite } from '../../check/event/shared-shape.ts';
import { nearestName } from '../../finding/nearest-name.ts';
import type { Compiling } from '../../rulebook/compile/compiling.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { type StepNode, stepKeys } from '../notation/step.ts';
import { actShape, behavioursOfShape, thingFields } from './act-shape.ts';

/** An event of a story and the site it happens on. */
export interface Told {
  readonly event: EventFields;
  readonly site: string;
}

/** Events that say something about a customer instead of being done. */
const notDone = ['identify', 'company', 'consent'];

function shapeOfEvent(rulebook: Rulebook, node: StepNode, c: Compiling): Shape | null {
  const said = node.event;
  if (!said) return null;
  const own = [...rulebook.events.keys()].filter((e) => !(eventNames as readonly string[]).includes(e));
  const known = [...eventNames.filter((e) => !notDone.includes(e) && e !== 'custom'), ...own];
  if (!known.includes(said.value)) {
    c.unknown(known, said, 'event', 'so nobody can do it');
    return null;
  }
  const custom = own.includes(said.value) ? said.value : null;
  const event = custom ? 'custom' : (said.value as EventName);
  return { event, custom, site: anySite, fields: {}, customer: true, behaviours: [] };
}

function fieldsKnown(rulebook: Rulebook, shape: Shape): readonly string[] {
  if (shape.custom) return [...(rulebook.events.get(shape.custom)?.keys() ?? [])];
  return Object.keys(eventFields(shape.event));
}

/** Puts what the step says of the event into its shape; unknown fields are reported. */
function withFields(rulebook: Rulebook, shape: Shape, node: StepNode, c: Compiling): Shape | null {
  const known = fieldsKnown(rulebook, shape);
  const fields = { ...shape.fields };
  let whole = true;
  for (const { key, value } of node.fields) {
    if (known.includes(key.value)) {
      fields[key.value] = value.value;
      continue;
    }
    whole = false;
    const near = nearestName(key.value, [...stepKeys, ...known]);
    const of = shape.custom ?? shape.event;
    c.report(
      'J2',
      key.span,
      `\`${key.value}\` means nothing here: ${of} has no such field.`,
      near ? `Did you mean ${near}?` : `Fields of ${of}: ${known.join(', ') || 'none'}.`,
    );
  }
  return whole ? { ...shape, fields, site: node.site?.value ?? shape.site } : null;
}

/**
 * The event a step tells of, as the catalogue wants it; null where it cannot be made (reported).
 * @param before how often each behaviour was told before in this story, and how many events in all
 */
export function tellEvent(
  rulebook: Rulebook,
  node: StepNode,
  before: { readonly ofBehaviour: number; readonly all: number },
  c: Compiling,
): Told | null {
  const does = node.does;
  const behaviour = does && c.find(rulebook.behaviours, does, 'behaviour', 'so nobody ever does it');
  const named = node.fields.some((f) => thingFields.includes(f.key.value));
  const shape = behaviour
    ? actShape(rulebook, behaviour, node.who !== null, named ? null : before.ofBehaviour)
    : shapeOfEvent(rulebook, node, c);
  if (!shape) {
    if (behaviour && does)
      c.report('J8', does.span, `No event is ${behaviour.name}, so nobody can do it.`, 'Mend the behaviour.');
    return null;
  }
  const whole = withFields(rulebook, shape, node, c);
  if (!whole) return null;
  const parsed = catalogue[whole.event].schema.safeParse(eventOf(whole, before.all));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = node.fields.find((f) => f.key.value === String(issue?.path[0]));
    const about = issue?.path.join('.') ?? '';
    c.report('J3', field?.key.span ?? node.span, `No event can be like this: ${about} ${issue?.message ?? ''}.`);
    return null;
  }
  if (behaviour && node.fields.length + (node.site ? 1 : 0) > 0) {
    const is = behavioursOfShape(rulebook, whole);
    if (!is.includes(behaviour.name)) {
      c.report(
        'J8',
        node.fields[0]?.key.span ?? node.span,
        `With these fields it is not ${behaviour.name}${is.length > 0 ? ` but ${is.join(' and ')}` : ''}.`,
        'Leave them out, or write `event:` instead of `does:`.',
      );
      return null;
    }
  }
  return { event: parsed.data as EventFields, site: whole.site };
}
