import { expect, test } from 'vitest';
import { wrongLogins } from './wrong-logins.ts';

test('however many networks guess, ten thousand are remembered, the latest', () => {
  const logins = wrongLogins(
    (address) => address,
    () => new Date(0),
  );
  const guess = (address: string) => Array.from({ length: 20 }, () => logins.note(address));
  guess('first');
  for (let i = 0; i < 9_999; i++) logins.note(`network ${i}`);
  expect(logins.wait('first')).toBe(600);
  logins.note('one more');
  expect(logins.wait('first')).toBe(0);
});
