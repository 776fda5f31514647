import { readWireEvent } from '@waystage/events';
import { expect, test } from 'vitest';
import { successor } from './successor.ts';

for (const [id, next] of [
  ['019aa8f2-3c1e-7d40-8a11-0123456789ab', '019aa8f2-3c1e-8d40-8a11-0123456789ac'],
  ['019aa8f2-3c1e-8d40-8a11-ffffffffffff', '019aa8f2-3c1e-8d40-8a11-000000000000'],
] as const)
  test(`${id} is followed by ${next}`, () => {
    expect(successor(id)).toBe(next);
    expect(readWireEvent({ id: next, at: 0, event: 'cart', action: 'left' }, 'sdk')).toMatchObject({ ok: true });
  });
