import { expect, test } from 'vitest';
import { bestEncoding } from './best-encoding.ts';

for (const [header, best] of [
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, deflate', 'gzip'],
  ['GZIP;q=0.5, BR ; q=1', 'br'],
  ['br;q=0, gzip', 'gzip'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['identity', 'identity'],
  ['', 'identity'],
  [undefined, 'identity'],
] as const)
  test(`${header}: ${best}`, () => expect(bestEncoding(header)).toBe(best));
