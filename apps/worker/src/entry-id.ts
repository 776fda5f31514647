import { createHash } from 'node:crypto';

/** The id of an entry in a company's log, made of what causes it: the same cause never makes two. */
export function entryId(...causes: readonly (string | number)[]): string {
  return createHash('sha256').update(causes.join('\n')).digest('base64url').slice(0, 22);
}
