/**
 * One spelling for one place: query and fragment cut, percent-decoded (left alone where it is not valid UTF-8), NFC,
 * no doubled or trailing slash, no index file. A content id (no leading slash) stays an id.
 */
export function normalPath(raw: string): string {
  let s = raw.replace(/[?#].*$/s, '');
  try {
    s = decodeURIComponent(s);
  } catch {
    // not valid percent-encoding: the raw spelling is the name
  }
  s = s.normalize('NFC').replace(/\/{2,}/g, '/');
  // what is cut may lay bare another of its kind (`/docs/index.html/`): until nothing is left to cut
  for (let before = ''; before !== s; ) {
    before = s;
    if (s.length > 1 && s.endsWith('/')) s = s.slice(0, -1);
    s = s.replace(/\/(index|default)\.(html?|php|aspx?)$/i, '/');
  }
  return s || '/';
}
