import { Buffer } from 'node:buffer';
import { WebhookError } from './webhook-error.ts';

/**
 * The bytes of a secret as Standard Webhooks 1.0 writes it: `whsec_` and the base64 of 24 to 64 bytes.
 * Strict, because a lenient decoder turns a mistyped secret into a short key without a word.
 * @throws {WebhookError} `bad_secret`
 */
export function secretKey(secret: string): Buffer {
  const text = secret.startsWith('whsec_') ? secret.slice('whsec_'.length) : '';
  const key = Buffer.from(text, 'base64');
  if (key.length < 24 || key.length > 64 || key.toString('base64') !== text) throw new WebhookError('bad_secret');
  return key;
}
