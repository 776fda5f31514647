const HAND_OVER = '_ws';
const LINK_TOKEN = 'ws';
const FRESH = 120_000;

/** What the address of this page brought along. */
export interface Arrival {
  /** the visitor's id on another domain of the same seller */
  _visitor?: string | undefined;
  /** the token of a personal link in an e-mail */
  _token?: string | undefined;
}

/** Read what the address brought and take it out of the address, so that nobody bookmarks or shares it. */
export function arrival(now = Date.now()): Arrival {
  const url = new URL(location.href);
  const [visitor, time] = (url.searchParams.get(HAND_OVER) || '').split('.');
  const token = url.searchParams.get(LINK_TOKEN) || undefined;
  if (!visitor && !token) return {};
  url.searchParams.delete(HAND_OVER);
  url.searchParams.delete(LINK_TOKEN);
  history.replaceState(history.state, '', url);
  // an older one was copied by hand, perhaps to somebody else
  return { _visitor: now - parseInt(time!, 36) < FRESH ? visitor : undefined, _token: token };
}

/** Let a link carry the visitor to another domain. */
export function carry(link: HTMLAnchorElement, visitor: string): void {
  const url = new URL(link.href);
  url.searchParams.set(HAND_OVER, `${visitor}.${Date.now().toString(36)}`);
  link.href = url.href;
}
