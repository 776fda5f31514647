import { on } from './browser/on.ts';

/** Players, forms of makers who announce their success, and consent managers. */
const SIGNS =
  'video,audio,[src*=youtube],[src*=vimeo],[src*=hubspot],[class^=wpcf7],[class^=gform],[class^=hs-],[class^=hbspt]';
const MANAGERS = ['__tcfapi', 'Cookiebot', 'CookieInformation'];

/**
 * Find out when the page has something that only the second file knows: it shows by being there, being loaded, played
 * or focused.
 * @param also says so for other reasons
 * @returns look now
 */
export function needed(load: () => void, also: () => unknown): () => void {
  const look = () => {
    if (also() || document.querySelector(SIGNS) || MANAGERS.some((name) => name in window)) load();
  };
  on(document, 'load play focusin', look);
  return look;
}
