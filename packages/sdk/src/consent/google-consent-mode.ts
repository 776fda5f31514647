import type { Said } from '../browser/data-layer.ts';
import type { Heard } from './heard.ts';

/** Google Consent Mode: `analytics_storage`. A default of `denied` means that nobody has been asked yet. */
export function googleConsentMode(heard: Heard): Said {
  return (command, name, data) => {
    const state = command === 'consent' && (data as { analytics_storage?: string }).analytics_storage;
    if (state) heard(state === 'granted' || (name === 'default' ? undefined : false));
  };
}
