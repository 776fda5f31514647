import { limits, type StoredEvent } from '@waystage/events';
import type { Cart, Holds } from './cart.ts';
import { successor } from './successor.ts';

/** Two notes of one moment may differ by so much: the browser's note of a cart and of its event. */
const sameMoment = 60_000;

function holdsOf({ items, value, currency, product }: Holds): Holds {
  return Object.fromEntries(
    Object.entries({ items, value, currency, product }).filter(([, v]) => v !== undefined),
  ) as Holds;
}

/** The same visitor did something else: the cart is not forgotten, and if it was left, this is the return. */
function stirred(cart: Cart, at: number): Cart {
  if (cart.state === 'closed' || at <= cart.lastAt) return cart;
  const returned = cart.state === 'left' ? (cart.returned ?? { id: successor(successor(cart.id)), at }) : cart.returned;
  return { ...cart, lastAt: at, returned };
}

/**
 * What is known of a visitor's cart after one more event of theirs. Events may arrive late: what is older than the
 * cart's last change changes nothing, so a cart that was bought is not filled again by its own past.
 */
export function cartAfter(cart: Cart | null, event: StoredEvent): Cart | null {
  const { id, at } = event;
  const older = cart !== null && at < cart.changedAt;
  // a server's clock and a browser's may differ
  const bought = event.event === 'order' && event.verified && at > (cart?.changedAt ?? 0) - limits.clockTolerance;
  const told = event.event === 'cart' ? event.action : event.event === 'order' ? 'emptied' : null;
  const became = (state: Cart['state'], before: Cart | null): Cart => ({
    state,
    id,
    changedAt: Math.max(at, state === 'closed' ? (before?.changedAt ?? 0) : 0),
    lastAt: Math.max(at, before?.lastAt ?? 0),
    holds: holdsOf(event as Holds),
    verified: event.verified,
    returned: before?.returned ?? null,
  });

  switch (told) {
    case 'emptied':
      return older && !bought ? cart : { ...became('closed', cart), returned: null };
    case 'changed': {
      if (older) return cart;
      if ((event as Holds).items === 0) return { ...became('closed', cart), returned: null };
      return became('open', cart && stirred(cart, at));
    }
    case 'left': {
      if (cart?.state !== 'open' || (older && id !== successor(cart.id))) return cart;
      // somebody was quicker than this news: they are back already
      const back = cart.lastAt > at + sameMoment ? { id: successor(successor(cart.id)), at: cart.lastAt } : null;
      return { ...cart, state: 'left', returned: cart.returned ?? back };
    }
    case 'returned': {
      const known = cart && { ...cart, returned: cart.returned?.id === id ? null : cart.returned };
      if (older || (cart && cart.state !== 'left')) return known;
      return { ...became('open', known), holds: { ...known?.holds, ...holdsOf(event as Holds) } };
    }
    default:
      return cart && stirred(cart, at);
  }
}
