import { transition } from '@waystage/events';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import reconsidered from '../test/reconsidered.json' with { type: 'json' };
import { newSecret } from './new-secret.ts';
import { sign } from './sign.ts';
import { maxBodyBytes, verify } from './verify.ts';

const secret = newSecret();
const at = 1_773_220_364;
const options = { now: at * 1000 };
const body = JSON.stringify(reconsidered);
const headers = sign({ id: 'trn_7f0c1a9e5b2d4c11', timestamp: at, body, secrets: [secret] });
const refused = (code: string) => expect.objectContaining({ name: 'WebhookError', code });
const signed = (text: string) => sign({ id: 'trn_1', timestamp: at, body: text, secrets: [secret] });

test('the example is a transition', () => {
  expect(transition.parse(reconsidered)).toEqual(reconsidered);
});

test('gives the transition, from text and from bytes, from a record and from Headers', () => {
  expect(verify(body, { ...headers }, secret, options).data.company.domain).toBe('fjordbank.example');
  expect(verify(Buffer.from(body), new Headers({ ...headers }), [secret], options)).toEqual(reconsidered);
});

test('accepts what standardwebhooks signs', () => {
  const oracle = new Webhook(secret).sign('msg_1', new Date(at * 1000), body);
  const theirs = { 'webhook-id': 'msg_1', 'webhook-timestamp': String(at), 'webhook-signature': oracle };
  expect(verify(body, theirs, secret, options).type).toBe('stage.reconsidered');
});

test('accepts the old and the new secret during a rotation, on either side', () => {
  const young = newSecret();
  const both = sign({ id: 'trn_1', timestamp: at, body, secrets: [young, secret] });
  expect(verify(body, { ...both }, secret, options)).toEqual(reconsidered);
  expect(verify(body, { ...headers }, [young, secret], options)).toEqual(reconsidered);
});

test('a kind of transition from a later version comes through', () => {
  const later = JSON.stringify({ ...reconsidered, type: 'stage.rewound' });
  expect(verify(later, { ...signed(later) }, secret, options).type).toBe('stage.rewound');
});

describe('refuses', () => {
  test.each([
    ['no id', { 'webhook-id': '' }, 'missing_header'],
    ['no signature', { 'webhook-signature': undefined }, 'missing_header'],
    ['a header sent twice', { 'webhook-id': ['trn_1', 'trn_2'] }, 'missing_header'],
    ['a timestamp with a sign', { 'webhook-timestamp': `+${at}` }, 'bad_timestamp'],
    ['a timestamp in words', { 'webhook-timestamp': 'i går' }, 'bad_timestamp'],
    ['another timestamp', { 'webhook-timestamp': String(at + 1) }, 'no_match'],
    ['another id', { 'webhook-id': 'trn_0000000000000000' }, 'no_match'],
    [
      'another version of signature',
      { 'webhook-signature': headers['webhook-signature'].replace('v1', 'v2') },
      'no_match',
    ],
    ['half a signature', { 'webhook-signature': headers['webhook-signature'].slice(0, 20) }, 'no_match'],
    ['a signature of other letters', { 'webhook-signature': `v1,${'å'.repeat(44)}` }, 'no_match'],
    [
      'a good signature behind 20 bad ones',
      { 'webhook-signature': `${'v1,x '.repeat(20)}${headers['webhook-signature']}` },
      'no_match',
    ],
  ])('%s', (_name, wrong, code) => {
    expect(() => verify(body, { ...headers, ...wrong }, secret, options)).toThrow(refused(code));
  });

  test.each([
    [301, 'too_old'],
    [-301, 'too_new'],
  ])('a clock that is off by %i s', (seconds, code) => {
    const now = (at + seconds) * 1000;
    expect(() => verify(body, { ...headers }, secret, { now })).toThrow(refused(code));
    expect(verify(body, { ...headers }, secret, { now: now - Math.sign(seconds) * 1000 }).type).toBe(reconsidered.type);
    expect(verify(body, { ...headers }, secret, { now, toleranceSeconds: 301 }).type).toBe(reconsidered.type);
  });

  test('a body that was parsed and printed again', () => {
    expect(() => verify(JSON.stringify(reconsidered, null, 1), { ...headers }, secret, options)).toThrow(
      refused('no_match'),
    );
  });

  test.each(['', 'null', '[]', '{"type":"x"}', '{"type":1,"timestamp":"","data":{}}', '{'])(
    'signed, but no transition: %s',
    (text) => {
      expect(() => verify(text, { ...signed(text) }, secret, options)).toThrow(refused('bad_body'));
    },
  );

  test('a body larger than 64 KB', () => {
    const filled = (n: number) => body + ' '.repeat(n - Buffer.byteLength(body));
    const [most, more] = [filled(maxBodyBytes), filled(maxBodyBytes + 1)];
    expect(verify(most, { ...signed(most) }, secret, options).type).toBe(reconsidered.type);
    expect(() => verify(more, { ...signed(more) }, secret, options)).toThrow(refused('body_too_large'));
  });

  test.each([[[]], ['whsec_short'], [[secret, 'whsec_']]])('bad secrets: %o', (secrets) => {
    expect(() => verify(body, { ...headers }, secrets, options)).toThrow(refused('bad_secret'));
  });
});
