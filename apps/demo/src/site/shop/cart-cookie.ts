import { type Cart, cartOf } from './cart.ts';

/** The cart a browser carries: `cart=vekst-10.2~flytting.1`, percent-encoded. An empty or odd cookie is an empty cart. */
export function readCart(cookie: string): Cart {
  const [, text = ''] = /(?:^|; )cart=([\w%.~-]{1,500})(?:;|$)/.exec(cookie) ?? [];
  const pairs = text.split('~').map((pair) => pair.split('.'));
  const named = pairs.map(([id = '', count]) => [goodId(id), Number(count)]);
  return cartOf(Object.fromEntries(named));
}

function goodId(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** The `Set-Cookie` header that makes a browser carry this cart. */
export function cartCookie(cart: Cart): string {
  const text = cart.lines.map(({ good, count }) => `${encodeURIComponent(good.id)}.${count}`).join('~');
  return `cart=${text}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${text === '' ? 0 : 2_592_000}`;
}
