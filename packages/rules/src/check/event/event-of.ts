import { catalogue, type EventFields, type EventName, eventFields } from '@waystage/events';
import type { Shape } from './shape.ts';

/** An ordinary value for a field nobody asks about. */
function ordinary(event: EventName, field: string): unknown {
  const type = eventFields(event)[field];
  switch (type?.type) {
    case 'list':
      return type.values[0];
    case 'number':
      return type.min;
    case 'path':
      return '/';
    case 'props':
      return {};
    default:
      return field === 'host' ? 'www.seller.example' : field;
  }
}

/**
 * The fields of an event of this shape; what has to be there and nobody asks about is filled with something ordinary.
 * @param nth tells orders apart: the same order id would be the same order
 */
export function eventOf(shape: Shape, nth: number): EventFields {
  const { event, custom, fields } = shape;
  if (custom) return { event: 'custom', name: custom, props: { ...fields } };
  const whole: Record<string, unknown> = { ...(event === 'order' ? { order: `order-${nth}` } : {}), ...fields, event };
  const { schema } = catalogue[event];
  for (let parsed = schema.safeParse(whole); !parsed.success; parsed = schema.safeParse(whole)) {
    const missing = parsed.error.issues.map((i) => String(i.path[0])).filter((f) => !Object.hasOwn(whole, f));
    if (missing.length === 0) break;
    for (const field of missing) whole[field] = ordinary(event, field);
  }
  return whole as unknown as EventFields;
}
