import { on } from './browser/on.ts';

/** Players, forms of makers who announce their success, and consent managers. */
const SIGNS =
  'video,audio,iframe[src*=youtube],iframe[src*=vimeo],iframe[src*=hubspot],.wpcf7,[class^=gform_],.hs-form-frame,.hbspt-form';
const MANAGERS = ['__tcfapi', 'Cookiebot', 'CookieInformation'];

/**
 * Find out when the page has something that only the second file knows: it shows by being there, being loaded, played
 * or focused.
 * @returns look now
 */
export function needed(load: () => void): () => void {
  const look = () => {
    if (document.querySelector(SIGNS) || MANAGERS.some((name) => name in window)) load();
  };
  on(document, 'load play focusin', look);
  return look;
}
