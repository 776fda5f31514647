import { stored } from '../browser/stored.ts';
import type { Mode } from '../settings.ts';

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
 * @param obeyBrowser Global Privacy Control and Do Not Track mean no
 * @param changed called after each change, with what was before
 */
export function openConsent(mode: Mode, obeyBrowser: boolean, changed: (was: Allowed) => void): Consent {
  const { globalPrivacyControl, doNotTrack } = navigator as Navigator & { globalPrivacyControl?: boolean };
  const remembered = stored(L, KEY);
  const refused = obeyBrowser && (globalPrivacyControl || doNotTrack === '1');
  const set = (state: Allowed) => {
    const was = consent._allowed;
    consent._allowed = state;
    if (was !== state) changed(was);
  };
  const consent: Consent = {
    _allowed: remembered ? remembered > '0' : refused ? false : mode === 'consent' ? undefined : true,
    _said(state) {
      set(state);
      if (!state || mode !== 'cookieless') stored(L, KEY, state ? '1' : '0');
    },
    _heard(state) {
      if (!refused) set(state);
    },
  };
  return consent;
}
