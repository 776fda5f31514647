import type { Tables } from '@waystage/storage';
import { newSecret } from '@waystage/webhook';
import { type Kysely, sql } from 'kysely';
import { UnknownEndpoint } from './unknown-endpoint.ts';

/**
 * Give an endpoint a new secret. Until `grace` is over deliveries are signed with the old one too (Standard Webhooks 1.0:
 * several signatures, of which one must hold), so no delivery is refused while the receiver changes over.
 * @param grace milliseconds; 0 where the old secret has become known
 * @returns the new secret, here and never again, and until when the old one signs along
 * @throws UnknownEndpoint
 */
export async function rotateSecret(
  db: Kysely<Tables>,
  id: string,
  grace: number,
): Promise<{ secret: string; oldUntil: Date }> {
  const secret = newSecret();
  const row = await db
    .updateTable('endpoint')
    .set({
      // only the last one: who rotates twice has changed over once
      secrets: sql<string[]>`array[${secret}, secrets[1]]`,
      // whoever is delivering there stops at the next renewal, and goes on with the new secret
      owner: null,
      expires_at: sql<Date>`'-infinity'`,
      old_secrets_until: sql<Date>`now() + ${grace} * interval '1 millisecond'`,
    })
    .where('id', '=', id)
    .returning('old_secrets_until')
    .executeTakeFirst();
  if (!row) throw new UnknownEndpoint(id);
  return { secret, oldUntil: row.old_secrets_until };
}
