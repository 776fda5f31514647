/** What stands in a page so that it is recorded. */
export interface Tag {
  /** the site's public key */
  site: string;
  mode: 'full' | 'cookieless' | 'consent';
  /** where the immutable file is, and its SRI hash */
  src: string;
  sri: string;
  /** what stands inline before it */
  stub: string;
  /** the page's CSP nonce, or what a template has for it */
  nonce?: string | undefined;
}
