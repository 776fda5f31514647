import { randomBytes } from 'node:crypto';

/** A new secret for one endpoint: `whsec_` and the base64 of 32 random bytes. */
export function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}
