import { secretKey } from './secret-key.ts';
import { signature } from './signature.ts';
import { WebhookError } from './webhook-error.ts';

/** What is signed: `timestamp` is the attempt's, in seconds; several `secrets` give several signatures while one is rotated out. */
export interface Message {
  id: string;
  timestamp: number;
  body: string | Uint8Array;
  secrets: readonly string[];
}

/** The three headers of Standard Webhooks 1.0. */
export interface WebhookHeaders {
  'webhook-id': string;
  'webhook-timestamp': string;
  'webhook-signature': string;
}

/**
 * Sign one attempt of one delivery. `id` stays the same over retries.
 * @throws {WebhookError} `bad_id` (a full stop in it would let id and timestamp be shifted), `bad_timestamp`, `bad_secret`
 */
export function sign({ id, timestamp, body, secrets }: Message): WebhookHeaders {
  if (!/^[!-\-/-~]{1,256}$/.test(id)) throw new WebhookError('bad_id');
  if (!Number.isSafeInteger(timestamp) || timestamp < 0) throw new WebhookError('bad_timestamp');
  if (secrets.length === 0) throw new WebhookError('bad_secret');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': secrets.map((secret) => signature(secretKey(secret), id, timestamp, body)).join(' '),
  };
}
