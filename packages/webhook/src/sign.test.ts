import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { newSecret } from './new-secret.ts';
import { sign } from './sign.ts';

const now = () => Math.floor(Date.now() / 1000);
const code = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return 'signed';
};

test.each(['{"a":1}', '{"navn":"Åse Ødegård 🏔"}', ''])('standardwebhooks accepts what we sign: %s', (body) => {
  const secret = newSecret();
  const headers = sign({ id: 'trn_7f0c1a9e5b2d4c11', timestamp: now(), body, secrets: [secret] });
  expect(() => new Webhook(secret).verify(body, { ...headers })).not.toThrow();
  expect(() => new Webhook(newSecret()).verify(body, { ...headers })).toThrow('No matching signature');
});

test('bytes and text give the same signature', () => {
  const message = { id: 'trn_1', timestamp: 1_700_000_000, secrets: [newSecret()] };
  expect(sign({ ...message, body: 'Ærlig' })).toEqual(sign({ ...message, body: new TextEncoder().encode('Ærlig') }));
});

test('while a secret is rotated, the holder of either secret accepts', () => {
  const [old, young] = [newSecret(), newSecret()];
  const headers = sign({ id: 'trn_1', timestamp: now(), body: '{}', secrets: [young, old] });
  expect(headers['webhook-signature'].split(' ')).toHaveLength(2);
  for (const secret of [old, young]) expect(() => new Webhook(secret).verify('{}', { ...headers })).not.toThrow();
});

test.each([
  ['an id with a full stop', { id: 'trn_1.5' }, 'bad_id'],
  ['an id with a line break', { id: 'trn\r\nx: y' }, 'bad_id'],
  ['an empty id', { id: '' }, 'bad_id'],
  ['an id of 256 characters', { id: 'x'.repeat(256) }, 'signed'],
  ['an id of 257 characters', { id: 'x'.repeat(257) }, 'bad_id'],
  ['milliseconds with a fraction', { timestamp: 1.5 }, 'bad_timestamp'],
  ['no secret', { secrets: [] }, 'bad_secret'],
])('%s: %o', (_name, wrong, expected) => {
  expect(code(() => sign({ id: 'trn_1', timestamp: 1, body: '', secrets: [newSecret()], ...wrong }))).toBe(expected);
});
