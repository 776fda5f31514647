import { randomBytes } from 'node:crypto';
import type { Tables } from '@waystage/storage';
import { newSecret } from '@waystage/webhook';
import type { Kysely } from 'kysely';
import type { Guard } from './guard.ts';

/** Add somewhere to deliver to; the secret is answered here and never again. @throws ForbiddenTarget */
export async function createEndpoint(
  db: Kysely<Tables>,
  guard: Guard,
  endpoint: {
    url: string;
    description?: string;
    types?: string[];
    journeys?: string[];
    shadow?: boolean;
    secret?: string;
  },
): Promise<{ id: string; secret: string }> {
  const url = guard.checkUrl(endpoint.url).href;
  const id = `ep_${randomBytes(8).toString('hex')}`;
  const secret = endpoint.secret ?? newSecret();
  await db
    .insertInto('endpoint')
    .values({
      id,
      url,
      secrets: [secret],
      description: endpoint.description ?? '',
      types: endpoint.types ?? [],
      journeys: endpoint.journeys ?? [],
      shadow: endpoint.shadow ?? false,
    })
    .execute();
  return { id, secret };
}
