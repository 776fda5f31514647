import { randomUUID } from 'node:crypto';
import { readWireEvent } from '@waystage/events';
import type { Draft, Step } from './ingest.ts';

/** Read the event off the wire and put its envelope, or the batch's, around it. Whom it names is set apart for the vault. */
export const read: Step = (draft, sending) => {
  const result = readWireEvent(draft.raw, sending.by, sending.page);
  if (!result.ok) return { dropped: result.reason, id: result.id, message: result.message };
  const { envelope, fields } = result;
  const { person, company, ...rest } = envelope;
  const event = {
    ...fields,
    ...rest,
    id: envelope.id ?? randomUUID(),
    at: envelope.at ?? sending.received,
    ...(company !== undefined && !('company' in fields) && { company }),
    ...withoutUndefined({
      sent: sending.sent,
      visitor: envelope.visitor ?? sending.visitor,
      tab: sending.tab,
      historical: sending.historical || undefined,
    }),
  } as Draft['event'];
  if (fields.event !== 'identify')
    return person === undefined ? { raw: draft.raw, event } : { raw: draft.raw, event, told: { person } };
  const {
    name,
    title,
    token: _,
    ...open
  } = event as Draft['event'] & { name?: string; title?: string; token?: string };
  return { raw: draft.raw, event: open as Draft['event'], told: { person: fields.person, name, title } };
};

function withoutUndefined(o: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined));
}
