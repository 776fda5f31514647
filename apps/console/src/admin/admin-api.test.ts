import { createApiToken } from '@waystage/storage';
import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import { openConsole } from '../../test/open-console.ts';
import { wrongLogins } from '../access/wrong-logins.ts';
import { adminApi } from './admin-api.ts';
import type { Operations } from './operations.ts';

test('after twenty wrong tokens a network waits; a token that was let in before does not', async () => {
  const open = await openConsole();
  const logins = wrongLogins(
    (address) => address,
    () => open.clock.now,
  );
  const app = fastify();
  await app.register(adminApi, { prefix: '/v1', db: open.db, operations: {} as Operations, logins });
  const ask = (token: string, remoteAddress: string) =>
    app.inject({ url: '/v1/rules', headers: { authorization: `Bearer ${token}` }, remoteAddress });
  const known = await createApiToken(open.db, 'crm', 'administrator');
  const late = await createApiToken(open.db, 'late', 'administrator');
  expect((await ask(known, '192.0.2.7')).statusCode).toBe(200);
  const wrong = `wst_${'0'.repeat(64)}`;
  for (let i = 0; i < 20; i++) expect((await ask(wrong, '192.0.2.7')).statusCode).toBe(401);
  const refused = await ask(late, '192.0.2.7');
  expect([refused.statusCode, refused.headers['retry-after'], refused.json().error.code]).toEqual([
    429,
    '600',
    'too_fast',
  ]);
  expect((await ask(known, '192.0.2.7')).statusCode).toBe(200);
  expect((await ask(late, '198.51.100.7')).statusCode).toBe(200);
  await app.close();
  await open.close();
});
