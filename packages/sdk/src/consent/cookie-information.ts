import { on } from '../browser/on.ts';
import type { Heard } from './heard.ts';

interface CookieInformation {
  getConsentGivenFor(category: string): boolean;
}

/** Cookie Information: its category `cookie_cat_statistic`. */
export function cookieInformation(heard: Heard): void {
  const given = () =>
    !!(window as { CookieInformation?: CookieInformation }).CookieInformation?.getConsentGivenFor(
      'cookie_cat_statistic',
    );
  on(window, 'CookieInformationConsentGiven', () => heard(given()));
  // a yes of an earlier page was announced before we came; a no cannot be told from not asked yet
  if (given()) heard(true);
}
