/** Anything that looks like an e-mail address, plain or percent-encoded. */
const ADDRESS = /[^\s/?&=]+(@|%40)[^\s/?&=]+/gi;

/** The same text without e-mail addresses. */
export function clean(text: string): string {
  return text.replace(ADDRESS, '-');
}
