/** What stands between the two halves of an address, as people, browsers and pages write it. */
const AT = /@|＠|﹫|%(?:25)*40|&#0*64;|&#x0*40;|&commat;/gi;
/** What may not stand in an unquoted local part, and so ends it. */
const ENDS_LOCAL = new Set([...' \t\n\r\f\v/?&=#<>()[]{},;:"|\\\u00a0\u2028\u2029\u3000']);
const DOMAIN = /[^\s/?&=#<>()[\]{},;:"'|\\@＠﹫!*+$^`~]/;
const ENCODED_AT = /%(?:25)*40/y;
/** a quoted local part is at most so long */
const QUOTED = 256;

/**
 * A text without the e-mail addresses in it, each replaced by `[email]`: quoted ones, encoded ones (`%40`, `%2540`) and
 * those in other alphabets too. Rather a letter too many than a part of a name. Takes time in proportion to the text.
 */
export function withoutAddresses(text: string): string {
  AT.lastIndex = 0;
  let out = '';
  let from = 0;
  for (let at = AT.exec(text); at; at = AT.exec(text)) {
    const right = endOfDomain(text, at.index + at[0].length);
    const left = right === null ? at.index : startOfLocal(text, at.index, from);
    if (right === null || left === at.index) continue;
    out += `${text.slice(from, left)}[email]`;
    from = right;
    AT.lastIndex = right;
  }
  return from === 0 ? text : out + text.slice(from);
}

/** Where the domain that begins at `from` ends; null when none begins there. Stops at the next `@`, so all calls together pass over the text once. */
function endOfDomain(text: string, from: number): number | null {
  if (text[from] === '[') {
    const close = text.slice(from, from + 64).indexOf(']');
    return close > 1 ? from + close + 1 : null;
  }
  let to = from;
  let dot = false;
  while (to < text.length && DOMAIN.test(text[to]!)) {
    ENCODED_AT.lastIndex = to;
    if (text[to] === '%' && ENCODED_AT.test(text)) break;
    dot ||= to > from && (text[to] === '.' || text.slice(to, to + 3).toLowerCase() === '%2e');
    to++;
  }
  while (to > from && text[to - 1] === '.') to--;
  return dot && /[\p{L}\p{N}]/u.test(text.slice(from, to)) ? to : null;
}

/** Where the local part that ends at `end` begins, not before `least`. */
function startOfLocal(text: string, end: number, least: number): number {
  for (const quote of ['"', '%22', '&quot;'])
    if (text.endsWith(quote, end)) {
      const first = Math.max(least, end - QUOTED);
      const open = text.slice(first, end - quote.length).lastIndexOf(quote);
      if (open >= 0) return first + open;
    }
  let start = end;
  while (start > least && !ENDS_LOCAL.has(text[start - 1]!)) start--;
  return start;
}
