import { type AccessRole, findApiToken } from '@waystage/storage';
import type { FastifyRequest } from 'fastify';
import { CollectorError } from '../collector-error.ts';
import type { Deps } from '../deps.ts';

/** Whose API token the request carries. @throws CollectorError `no_token` when it carries none of this installation */
export async function requireToken(
  { store }: Pick<Deps, 'store'>,
  request: FastifyRequest,
): Promise<{ role: AccessRole }> {
  const token = /^Bearer (wst_[0-9a-f]{64})$/.exec(request.headers.authorization ?? '')?.[1];
  const known = token && (await findApiToken(store.db, token));
  if (!known) throw new CollectorError('no_token');
  return known;
}
