/** What a cookie holds; empty if there is none. */
export function readCookie(name: string): string {
  return document.cookie.match(`(?:^|; )${name}=([^;]*)`)?.[1] || '';
}
