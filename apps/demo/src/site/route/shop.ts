import type { FastifyInstance } from 'fastify';
import { type Html, html } from '../../html.ts';
import { kroner } from '../kroner.ts';
import { type Cart, withChange } from '../shop/cart.ts';
import { cartCookie, readCart } from '../shop/cart-cookie.ts';
import { type Good, goods } from '../shop/goods.ts';
import type { Site } from '../site.ts';

/** A button that changes the cart. Its attributes tell the tag what the cart will hold. */
function change(cart: Cart, good: Good, by: 1 | -1, label: Html | string): Html {
  const after = withChange(cart, good.id, by);
  return html`<form method="post" action="${by > 0 ? '/butikk/legg-i' : '/butikk/ta-ut'}" data-ws-event="cart"
    data-ws-items="${after.items}" data-ws-value="${after.value}" data-ws-currency="NOK">
    <button class="small quiet" name="id" value="${good.id}">${label}</button></form>`;
}

function inCart(cart: Cart): Html {
  if (cart.items === 0) return html`<p>The cart is empty.</p>`;
  return html`<ul class="cart">${cart.lines.map(
    ({ good, count }) => html`<li><span>${count} × ${good.name}</span><span>${kroner(good.price * count)}</span>
      ${change(cart, good, -1, html`Take out<span class="hidden"> ${good.name}</span>`)}</li>`,
  )}<li class="sum"><span>Without VAT</span><span>${kroner(cart.value)}</span></li></ul>
    <a class="button" href="/kasse" data-ws-event="checkout" data-ws-step="start" data-ws-value="${cart.value}"
      data-ws-currency="NOK">To the checkout</a>`;
}

/** `/butikk`: three things to buy, and the cart. */
export function shop(app: FastifyInstance, { show }: Site): void {
  app.get('/butikk', (request, reply) => {
    const cart = readCart(request.headers.cookie ?? '');
    return show(request, reply, {
      title: 'Shop',
      says: 'Licences and help, by invoice.',
      body: html`<h1>Shop</h1><p class="lead">Licences and help, by invoice. Prices without VAT.</p><div class="two">
        <ul class="goods">${goods.map(
          (good) => html`<li><div><b>${good.name}</b><span>${good.says}</span></div><b>${kroner(good.price)}</b>
            ${change(cart, good, 1, html`Put in the cart<span class="hidden">: ${good.name}</span>`)}</li>`,
        )}</ul>
        <section class="result"><h2>Your cart</h2>${inCart(cart)}</section></div>`,
    });
  });

  for (const [url, by] of [
    ['/butikk/legg-i', 1],
    ['/butikk/ta-ut', -1],
  ] as const)
    app.post<{ Body: Record<string, string> | null }>(url, (request, reply) => {
      const cart = withChange(readCart(request.headers.cookie ?? ''), request.body?.id ?? '', by);
      return reply.header('set-cookie', cartCookie(cart)).redirect('/butikk', 303);
    });
}
