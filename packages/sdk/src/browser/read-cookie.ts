/** What our one cookie, the visitor's, holds; empty if there is none. */
export function readCookie(): string {
  return document.cookie.match(/(?:^|; )ws_v=([^;]*)/)?.[1] || '';
}
