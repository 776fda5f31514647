import { createHash } from 'node:crypto';

/** What of a secret (key, token, link, session) is stored. They are 256 random bits, so a plain SHA-256 is enough. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
