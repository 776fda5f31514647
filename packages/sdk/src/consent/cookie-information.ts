import { on } from '../browser/on.ts';
import type { Heard } from './heard.ts';

interface CookieInformation {
  getConsentGivenFor(category: string): boolean;
}

/** Cookie Information: its category `cookie_cat_statistic`. */
export function cookieInformation(heard: Heard): void {
  on(window, 'CookieInformationConsentGiven', () => {
    const { CookieInformation } = window as { CookieInformation?: CookieInformation };
    heard(!!CookieInformation?.getConsentGivenFor('cookie_cat_statistic'));
  });
}
