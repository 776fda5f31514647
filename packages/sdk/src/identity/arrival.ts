const HAND_OVER = '_ws';
const LINK_TOKEN = 'ws';
const FRESH = 120_000;

/**
 * What the address of this page brought along, taken out of it so that nobody bookmarks or shares it: the visitor's id
 * on another domain of the same seller, and the token of a personal link in an e-mail.
 */
export function arrival(): [visitor: string | false | undefined, token: string | null] {
  const url = new URL(location.href);
  const { searchParams } = url;
  const [visitor, time] = (searchParams.get(HAND_OVER) || '').split('.');
  const token = searchParams.get(LINK_TOKEN);
  if (visitor || token) {
    searchParams.delete(HAND_OVER);
    searchParams.delete(LINK_TOKEN);
    history.replaceState(history.state, '', url);
  }
  // an older one was copied by hand, perhaps to somebody else
  return [Date.now() - Number(time) < FRESH && visitor, token];
}
