import { createHmac } from 'node:crypto';

/** One `v1` signature of Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body`, base64. `timestamp` in seconds. */
export function signature(key: Uint8Array, id: string, timestamp: number | string, body: string | Uint8Array): string {
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
}
