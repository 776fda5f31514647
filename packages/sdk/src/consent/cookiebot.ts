import { on } from '../browser/on.ts';
import type { Heard } from './heard.ts';

interface Cookiebot {
  hasResponse?: boolean;
  consent?: { statistics?: boolean };
}

/** Cookiebot: its category `statistics`. */
export function cookiebot(heard: Heard): void {
  const ask = () => {
    const { hasResponse, consent } = (window as { Cookiebot?: Cookiebot }).Cookiebot || {};
    if (hasResponse) heard(!!consent?.statistics);
  };
  on(window, 'CookiebotOnConsentReady CookiebotOnAccept CookiebotOnDecline', ask);
  ask();
}
