import { createHash } from 'node:crypto';
import type { StoredEvent } from '@waystage/events';

/** The id of what one event causes in one company's log: the same event never causes it twice. */
export function entryId(source: Pick<StoredEvent, 'site' | 'id'>, company: string, what: string): string {
  return createHash('sha256')
    .update([source.site, source.id, company, what].join('\n'))
    .digest('base64url')
    .slice(0, 22);
}
