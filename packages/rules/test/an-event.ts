import type { EventFields, EventName } from '@waystage/events';
import type { Rulebook } from '../src/index.ts';

const plain: { [N in EventName]?: Record<string, unknown> } = {
  page_view: { path: '/', host: 'a.example' },
  page_read: { path: '/', host: 'a.example' },
  page_left: { path: '/', host: 'a.example', seconds: 5, scroll: 50 },
  download: { content: '/file.pdf', kind: 'other' },
  media_played: { content: '/film', kind: 'video', percent: 50 },
  form: { name: 'a-form' },
  tool_used: { name: 'roi', kind: 'calculator' },
  share: { via: 'mail' },
  link_out: { host: 'b.example', path: '/' },
  cart: { action: 'changed' },
  checkout: {},
  order: { order: 'o-1' },
  meeting: { kind: 'other', state: 'held' },
  contacted: { direction: 'in', channel: 'phone' },
  proposal: { state: 'sent' },
  deal: { deal_stage: 'qualified' },
  attended: { name: 'a-fair', kind: 'fair' },
  email: { action: 'clicked' },
  stopped: { why: 'other' },
  advocacy: { kind: 'review' },
  custom: { name: 'own', props: {} },
};

/** The fields of an event that is this behaviour; `thing` makes a page or file different from others where it can be. */
export function anEvent(rulebook: Rulebook, behaviour: string, thing = 'x'): EventFields {
  const b = rulebook.behaviours.get(behaviour);
  if (!b) throw new Error(`no behaviour ${behaviour}`);
  const fields: Record<string, unknown> = { ...plain[b.event] };
  const props: Record<string, unknown> = {};
  const into = b.custom ? props : fields;
  if (b.custom) Object.assign(fields, { name: b.custom, props });
  if (b.event === 'download' || b.event === 'media_played') fields.content = `/${thing}`;
  for (const [field, condition] of b.fields) {
    if (condition.kind === 'values') into[field] = condition.values[0];
    else if (condition.kind === 'range')
      into[field] = Number.isFinite(condition.atLeast) ? condition.atLeast : condition.atMost;
    else into[field] = (condition.globs[0] as string).replace(/\*+/g, thing);
  }
  return { ...fields, event: b.event } as EventFields;
}
