import type { Said } from '../browser/data-layer.ts';
import type { Consent } from './open-consent.ts';

/** Google Consent Mode: `analytics_storage`. A default of `denied` means that nobody has been asked yet. */
export function googleConsentMode(heard: Consent['_heard']): Said {
  return (command, name, data) => {
    const state = command === 'consent' && (data as { analytics_storage?: string }).analytics_storage;
    if (state) heard(state === 'granted' || (name === 'default' ? undefined : false));
  };
}
