import { stored } from '../browser/stored.ts';
import type { Mode } from '../settings.ts';
import { refused } from './refused.ts';

const KEY = 'ws_c';
const L = 'localStorage';

/** true: may record; false: may not; undefined: nobody has said yet, so wait in memory. */
export type Allowed = boolean | undefined;

export interface Consent {
  _allowed: Allowed;
  /** the visitor said so themselves, to the page: remembered, and stronger than the browser's refusal */
  _said(state: boolean): void;
  /** a consent manager says so */
  _heard(state: Allowed): void;
}

/**
 * Whether anything may be recorded.
 * @param changed called after each change, with what was before
 */
export function openConsent(mode: Mode, obeyGpc: boolean, changed: (was: Allowed) => void): Consent {
  const remembered = stored(L, KEY);
  const denied = obeyGpc && refused();
  const set = (state: Allowed) => {
    const was = consent._allowed;
    consent._allowed = state;
    if (was !== state) changed(was);
  };
  const consent: Consent = {
    _allowed: remembered ? remembered === '1' : denied ? false : mode === 'consent' ? undefined : true,
    _said(state) {
      set(state);
      if (!state || mode !== 'cookieless') stored(L, KEY, state ? '1' : '0');
    },
    _heard(state) {
      if (!denied) set(state);
    },
  };
  return consent;
}
