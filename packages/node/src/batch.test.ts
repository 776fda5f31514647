import { limits } from '@waystage/events';
import { expect, test } from 'vitest';
import { batchLimits } from './batch.ts';

test('the limits are the vocabulary’s', () => {
  expect(batchLimits).toEqual({ events: limits.batchEvents, bytes: limits.batchBytes });
});
