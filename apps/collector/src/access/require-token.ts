import { findApiToken } from '@waystage/storage';
import type { FastifyRequest } from 'fastify';
import { CollectorError } from '../collector-error.ts';
import type { Deps } from '../deps.ts';

/** @throws CollectorError `no_token` unless the request carries an API token of this installation */
export async function requireToken({ store }: Pick<Deps, 'store'>, request: FastifyRequest): Promise<void> {
  const token = /^Bearer (wst_[0-9a-f]{64})$/.exec(request.headers.authorization ?? '')?.[1];
  if (!token || !(await findApiToken(store.db, token))) throw new CollectorError('no_token');
}
