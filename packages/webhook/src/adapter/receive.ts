import type { Transition } from '@waystage/events';
import { header, type IncomingHeaders } from '../header.ts';
import { type VerifyOptions, verify } from '../verify.ts';
import { WebhookError } from '../webhook-error.ts';

/**
 * What an adapter needs. `receive` gets each verified transition and its `webhook-id`, which is the same over retries:
 * remember it, a delivery may come twice. What `receive` throws becomes a 5xx, and the delivery is tried again.
 */
export interface Receiver extends VerifyOptions {
  secrets: string | readonly string[];
  receive: (transition: Transition, id: string) => void | Promise<void>;
}

/** What to answer: a status and, where it was refused, JSON with the code and a sentence. */
export interface Answer {
  status: number;
  body: string;
}

/** The answer to a refused webhook; anything that is no `WebhookError` is thrown on. */
export function refusal(error: unknown): Answer {
  if (!(error instanceof WebhookError)) throw error;
  return { status: error.status, body: JSON.stringify({ code: error.code, message: error.message }) };
}

/** Verify, hand over, answer 204; the part that all adapters share. */
export async function receive(
  rawBody: string | Uint8Array,
  headers: IncomingHeaders,
  receiver: Receiver,
): Promise<Answer> {
  let transition: Transition;
  try {
    transition = verify(rawBody, headers, receiver.secrets, receiver);
  } catch (error) {
    return refusal(error);
  }
  await receiver.receive(transition, header(headers, 'webhook-id'));
  return { status: 204, body: '' };
}
