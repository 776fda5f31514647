import { expect, test } from 'vitest';
import { newSecret } from './new-secret.ts';
import { secretKey } from './secret-key.ts';

const bytes = (n: number) => Buffer.alloc(n, 7).toString('base64');

test('a new secret is 32 random bytes', () => {
  expect(secretKey(newSecret())).toHaveLength(32);
  expect(newSecret()).not.toBe(newSecret());
});

test.each([24, 64])('%i bytes will do', (n) => {
  expect(secretKey(`whsec_${bytes(n)}`)).toHaveLength(n);
});

test.each([
  ['23 bytes', `whsec_${bytes(23)}`],
  ['65 bytes', `whsec_${bytes(65)}`],
  ['no prefix', bytes(32)],
  ['empty', 'whsec_'],
  ['a letter lost', newSecret().slice(0, -2)],
  ['a blank pasted along', `${newSecret()} `],
  ['base64url', `whsec_${'-_'.repeat(22)}`],
])('refused: %s', (_name, secret) => {
  expect(() => secretKey(secret)).toThrow(expect.objectContaining({ code: 'bad_secret' }));
});
