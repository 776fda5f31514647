import { expect, it } from 'vitest';
import { bell } from './bell.ts';

const LONG = 60_000;
const ended = async (rest: Promise<void>) =>
  Promise.race([rest.then(() => true), new Promise((r) => setTimeout(r, 50, false))]);

it('a rest ends when it rings, and when its time is over', async () => {
  const { ring, rest } = bell();
  const resting = rest(LONG);
  expect(await ended(resting)).toBe(false);
  ring();
  expect(await ended(resting)).toBe(true);
  expect(await ended(rest(1))).toBe(true);
});

it('what rings while nobody rests is not missed, and counts once', async () => {
  const { ring, rest } = bell();
  ring();
  ring();
  expect(await ended(rest(LONG))).toBe(true);
  const next = rest(LONG);
  expect(await ended(next)).toBe(false);
  ring();
  await next;
});
