import { type EventName, eventFields, eventNames, type Field } from '@waystage/events';
import type { BehaviourNode } from '../../syntax/behaviours/behaviour.ts';
import type { BehavioursFileNode } from '../../syntax/behaviours/behaviours-file.ts';
import type { Behaviour } from '../behaviour.ts';
import type { Condition } from '../condition.ts';
import type { FactType } from '../fact-type.ts';
import { compileFactType, sayable } from './audiences.ts';
import type { Compiling } from './compiling.ts';
import { compileCondition, type Sayable } from './condition.ts';

/** Events that say something and are nobody's doing: no rule can wait for them. */
const silent = ['identify', 'company', 'consent'];

function sayableField(field: Field): Sayable {
  if (field.type === 'path') return { kind: 'path' };
  if (field.type === 'number') return { kind: 'number' };
  return { kind: 'words', values: field.type === 'list' ? field.values : null };
}

interface OwnEvent {
  readonly doneBy: 'customer' | 'seller' | 'nobody';
  readonly fields: ReadonlyMap<string, FactType>;
}

function compileEvents(files: readonly BehavioursFileNode[], c: Compiling) {
  const events = new Map<string, ReadonlyMap<string, FactType>>();
  const own = new Map<string, OwnEvent>();
  for (const { key, value } of files.flatMap((f) => f.events ?? [])) {
    const fields = new Map<string, FactType>();
    const builtIn = (eventNames as string[]).includes(key.value);
    const known = builtIn ? eventFields(key.value as EventName) : null;
    for (const f of value.fields) {
      if (known && !Object.hasOwn(known, f.key.value))
        c.unknown(Object.keys(known), f.key, `field of ${key.value}`, 'so no event has it');
      else c.declare(fields, f.key, compileFactType(f.value), 'fields');
    }
    c.declare(events, key, fields, 'events');
    if (!builtIn) own.set(key.value, { doneBy: value.done_by?.value ?? 'customer', fields });
    else if (value.done_by)
      c.report('J8', value.done_by.span, `Whose doing ${key.value} is, the vocabulary says.`, 'Remove done_by.');
  }
  return { events, own };
}

/** Event shapes and behaviours, of all behaviours files together. */
export function compileBehaviours(
  files: readonly BehavioursFileNode[],
  jobs: ReadonlyMap<string, unknown>,
  c: Compiling,
) {
  const { events, own } = compileEvents(files, c);
  const behaviours = new Map<string, Behaviour>();
  const all = [...eventNames.filter((e) => e !== 'custom'), ...own.keys()];

  function fieldsOf(node: BehaviourNode): Map<string, Condition> {
    const event = node.event.value;
    const narrowed = events.get(event);
    const builtIn = own.has(event) ? null : eventFields(event as EventName);
    const out = new Map<string, Condition>();
    for (const { key, value } of node.fields) {
      const type = narrowed?.get(key.value);
      const field = builtIn && Object.hasOwn(builtIn, key.value) ? builtIn[key.value] : undefined;
      if (!type && !field) {
        c.unknown(
          builtIn ? Object.keys(builtIn) : (narrowed?.keys() ?? []),
          key,
          `field of ${event}`,
          'so no event has it',
        );
        continue;
      }
      const condition = compileCondition(
        value,
        type ? sayable(type) : sayableField(field as Field),
        `${key.value} of ${event}`,
        c,
      );
      if (condition) out.set(key.value, condition);
    }
    return out;
  }

  for (const { key, value } of files.flatMap((f) => f.behaviours ?? [])) {
    const event = value.event.value;
    if (key.value === 'anything')
      c.report(
        'J6',
        key.span,
        'anything already means everything a customer does.',
        'Give the behaviour another name.',
      );
    if (silent.includes(event)) {
      c.report(
        'J8',
        value.event.span,
        `${event} says something about a customer; nobody does it, so no rule can wait for it.`,
        'Use facts or roles instead.',
      );
      continue;
    }
    if (!all.includes(event)) {
      c.unknown(all, value.event, 'event', 'so nobody ever does it');
      continue;
    }
    if (value.job) c.find(jobs, value.job, 'job', 'so nothing customers do can belong to it');
    const owned = own.get(event);
    const behaviour: Behaviour = Object.freeze({
      name: key.value,
      index: behaviours.size,
      event: owned ? 'custom' : (event as EventName),
      custom: owned ? event : null,
      doneBy: owned?.doneBy ?? null,
      sites: value.site ? Object.freeze(value.site.map((s) => s.value)) : null,
      fields: fieldsOf(value),
      job: value.job?.value ?? null,
      node: value,
    });
    c.declare(behaviours, key, behaviour, 'behaviours');
  }
  return { events, behaviours };
}
