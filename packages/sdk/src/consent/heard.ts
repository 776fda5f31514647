import type { Allowed } from './permission.ts';

/** A consent manager says so. */
export type Heard = (state: Allowed) => void;
