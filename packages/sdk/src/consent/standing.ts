import { stored } from '../browser/stored.ts';
import type { Mode } from '../settings.ts';
import type { Allowed } from './permission.ts';

/** Where the visitor's own word is kept: `1` or `0`. */
export const CONSENT_KEY = 'ws_c';

/** What stands before anybody speaks on this page: the visitor's own earlier word, else the browser's refusal, else the mode. */
export function standing(mode: Mode | undefined, refused: unknown): Allowed {
  const remembered = stored(CONSENT_KEY);
  return remembered ? remembered > '0' : refused ? false : mode === 'consent' ? undefined : true;
}
