import { Buffer } from 'node:buffer';
import { maxBodyBytes } from '../verify.ts';
import { WebhookError } from '../webhook-error.ts';

/**
 * All bytes of a stream, no more than a webhook may have.
 * @throws {WebhookError} `body_too_large`
 */
export async function readBody(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > maxBodyBytes) throw new WebhookError('body_too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
