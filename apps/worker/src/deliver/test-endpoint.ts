import { randomBytes } from 'node:crypto';
import type { Tables } from '@waystage/storage';
import type { Kysely } from 'kysely';
import { type AttemptResult, attempt, deliveryAgent } from './attempt.ts';
import type { Guard } from './guard.ts';
import { signingSecrets } from './signing-secrets.ts';
import { UnknownEndpoint } from './unknown-endpoint.ts';

/**
 * Send an endpoint one `endpoint.test`, signed as everything is, and see what it answers. Tried once, and also where the
 * endpoint is switched off.
 * @throws UnknownEndpoint
 */
export async function testEndpoint(db: Kysely<Tables>, guard: Guard, id: string): Promise<AttemptResult> {
  const endpoint = await db
    .selectFrom('endpoint')
    .select(['url', signingSecrets.as('secrets')])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!endpoint) throw new UnknownEndpoint(id);
  const body = { type: 'endpoint.test', timestamp: new Date().toISOString(), data: { endpoint: id } };
  const out = { id: `msg_${randomBytes(12).toString('hex')}`, ...endpoint, body: JSON.stringify(body) };
  const agent = deliveryAgent(guard);
  try {
    return await attempt(agent, guard, out, Date.now, new AbortController().signal);
  } finally {
    await agent.close();
  }
}
