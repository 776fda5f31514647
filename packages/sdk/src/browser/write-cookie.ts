import { guard } from './guard.ts';
import { readCookie } from './read-cookie.ts';

/**
 * Write the visitor's cookie on the registrable domain, so that `www.` and `shop.` share it; no value removes it. Which domain that
 * is, the browser knows: it refuses a public suffix, so the shortest one it accepts is it. 400 days are the most it grants.
 * In a sandboxed frame even naming cookies throws: then nothing is written.
 */
export const writeCookie = guard((value = '') => {
  const labels = location.hostname.split('.');
  let domain = '';
  do {
    domain = `.${labels.pop()}${domain}`;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is neither synchronous nor there on plain http
    document.cookie = `ws_v=${value};path=/;samesite=lax;max-age=${value ? 34560000 : 0};domain=${domain}${
      location.protocol === 'https:' ? ';secure' : ''
    }`;
  } while (labels.length && readCookie() !== value);
});
