import type { Hop } from '../tables/tables.ts';

/** The right to work on one partition of one hop until `expiresAt` (ms); `epoch` fences every commit. */
export interface Lease {
  hop: Hop;
  partition: number;
  epoch: number;
  expiresAt: number;
}
