import { Buffer } from 'node:buffer';
import { timingSafeEqual } from 'node:crypto';
import type { Transition } from '@waystage/events';
import { header, type IncomingHeaders } from './header.ts';
import { secretKey } from './secret-key.ts';
import { signature } from './signature.ts';
import { WebhookError } from './webhook-error.ts';

/** The largest body that is looked at, in bytes; Waystage sends less than 20 KB. */
export const maxBodyBytes = 64 * 1024;

/** `now` in milliseconds since 1970; `toleranceSeconds` is how far `webhook-timestamp` may be from it, either way. */
export interface VerifyOptions {
  now?: number;
  toleranceSeconds?: number;
}

function equal(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

function read(rawBody: string | Uint8Array): Transition {
  const text = typeof rawBody === 'string' ? rawBody : Buffer.from(rawBody).toString();
  let body: Partial<Transition> | null;
  try {
    body = JSON.parse(text);
  } catch {
    throw new WebhookError('bad_body');
  }
  if (
    typeof body?.type !== 'string' ||
    typeof body.timestamp !== 'string' ||
    !body.data ||
    typeof body.data !== 'object'
  )
    throw new WebhookError('bad_body');
  return body as Transition;
}

/**
 * Check one webhook (Standard Webhooks 1.0) and give its transition.
 * A `type` unknown to this version comes through, so that a new kind of transition breaks no receiver.
 * @param rawBody the bytes as they arrived: parsing and printing again changes them and no signature fits
 * @param secrets one, or all that are valid while a secret is being rotated
 * @throws {WebhookError} with a `code` of a closed list
 * @example const transition = verify(await request.text(), request.headers, process.env.WAYSTAGE_SECRET);
 */
export function verify(
  rawBody: string | Uint8Array,
  headers: IncomingHeaders,
  secrets: string | readonly string[],
  { now = Date.now(), toleranceSeconds = 300 }: VerifyOptions = {},
): Transition {
  const keys = (typeof secrets === 'string' ? [secrets] : secrets).map(secretKey);
  if (keys.length === 0) throw new WebhookError('bad_secret');
  if (Buffer.byteLength(rawBody) > maxBodyBytes) throw new WebhookError('body_too_large');

  const id = header(headers, 'webhook-id');
  const timestamp = header(headers, 'webhook-timestamp');
  const signatures = header(headers, 'webhook-signature');
  if (id === '' || timestamp === '' || signatures === '') throw new WebhookError('missing_header');
  if (!/^\d{1,12}$/.test(timestamp)) throw new WebhookError('bad_timestamp');

  const given = signatures.split(' ', 20);
  let fits = false;
  for (const key of keys) {
    const expected = signature(key, id, timestamp, rawBody);
    // every pair is compared, so that the time taken does not tell which one fits
    for (const each of given) fits = equal(each, expected) || fits;
  }
  if (!fits) throw new WebhookError('no_match');

  const age = Math.floor(now / 1000) - Number(timestamp);
  if (age > toleranceSeconds) throw new WebhookError('too_old');
  if (age < -toleranceSeconds) throw new WebhookError('too_new');
  return read(rawBody);
}
