import type { z } from 'zod';
import { catalogue, type EventFields, type EventName, type Sender } from '../catalogue.ts';
import { textFault } from '../field/text-fault.ts';
import { type EventEnvelope, eventEnvelope } from './event-envelope.ts';

/** An event as sent, or the reason (and a sentence) why it is none. */
export type ReadEvent =
  | { ok: true; envelope: EventEnvelope; fields: EventFields }
  | { ok: false; id: string | null; reason: 'unknown_event' | 'invalid' | 'not_allowed'; message: string };

/** What a seller may call an event of its own: whatever can be read. */
const OWN_NAME = /^(?!_)[^\p{C}]{1,128}$/u;
/** Commands of the browser's API that make no event; the stub sends them too when the page is left before the script came. */
const COMMANDS = ['start', 'page', 'reset', 'debug', 'recommended'];

function sentence(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((i) => `${i.path.join('.') || 'event'}: ${i.message}`)
    .join('; ');
}

/** A browser's event of the seller's own: under its own name, with its properties beside it, it becomes a `custom` one. */
function asCustom({ id, seq, at, event, ...props }: Record<string, unknown>): Record<string, unknown> {
  const own =
    typeof event === 'string' && !Object.hasOwn(catalogue, event) && OWN_NAME.test(event) && !COMMANDS.includes(event);
  return own ? { id, seq, at, event: 'custom', name: event, props } : { id, seq, at, event, ...props };
}

/**
 * Read one event off the wire; the one place that knows how the wire differs from what is stored.
 * `event` names it; where that is left out, `kind` does (for events that have no kind of their own). A browser may send
 * any other name: its short script need not know ours.
 * @param page where it happened, if the event does not say so itself
 */
export function readWireEvent(
  raw: unknown,
  sender: 'sdk' | 'server',
  page: { host?: string | undefined; path?: string | undefined; title?: string | undefined } = {},
): ReadEvent {
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw))
    return { ok: false, id: null, reason: 'invalid', message: 'an event is an object' };
  const fault = textFault(raw);
  if (fault) return { ok: false, id: null, reason: 'invalid', message: `the event ${fault}` };
  const given = sender === 'sdk' ? asCustom(raw as Record<string, unknown>) : (raw as Record<string, unknown>);
  const id = typeof given.id === 'string' ? given.id.slice(0, 64) : null;
  const name = given.event ?? given.kind;
  if (typeof name !== 'string' || !Object.hasOwn(catalogue, name))
    return {
      ok: false,
      id,
      reason: 'unknown_event',
      message: `there is no event called ${JSON.stringify(name)?.slice(0, 64)}`,
    };
  const { schema, sentBy } = catalogue[name as EventName];
  if (!(sentBy as readonly Sender[]).includes(sender) && sender === 'sdk')
    return { ok: false, id, reason: 'not_allowed', message: `${name} cannot be sent with a public key` };
  const envelope = eventEnvelope[sender].safeParse(given);
  if (!envelope.success) return { ok: false, id, reason: 'invalid', message: sentence(envelope.error) };
  const { kind, ...rest } = given;
  const named = given.event === undefined ? rest : given;
  const place = name.startsWith('page_') ? page : {};
  const fields = schema.safeParse({
    ...place,
    ...named,
    event: name,
    ...(given.event === undefined || kind === undefined ? {} : { kind }),
  });
  if (!fields.success) return { ok: false, id, reason: 'invalid', message: sentence(fields.error) };
  return { ok: true, envelope: envelope.data as EventEnvelope, fields: fields.data as EventFields };
}
