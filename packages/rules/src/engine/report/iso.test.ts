import { expect, test } from 'vitest';
import { iso } from './iso.ts';

test.each([0, 1, 999, 1000, -1, 1767225600000, 1772960400123, 253402300799999, 951782399999])(
  '%i is written as Date writes it',
  (at) => {
    expect(iso(at)).toBe(new Date(at).toISOString());
  },
);
