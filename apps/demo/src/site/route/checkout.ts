import type { FastifyInstance } from 'fastify';
import { type Html, html } from '../../html.ts';
import { kroner } from '../kroner.ts';
import { type Cart, cartOf } from '../shop/cart.ts';
import { cartCookie, readCart } from '../shop/cart-cookie.ts';
import { newOrderId, type Order } from '../shop/order.ts';
import { tellOrder } from '../shop/tell-order.ts';
import type { Site } from '../site.ts';
import { visitOf } from '../visit.ts';

/** How many orders are remembered for their confirmation page. */
const remembered = 500;

function form(cart: Cart, given: Readonly<Record<string, string>>, problem?: string): Html {
  // the number is made with the page: sending the form twice is one order
  const id = given.order && /^FJ-\d{6}-\d\d$/.test(given.order) ? given.order : newOrderId();
  return html`<div class="narrow"><h1>Checkout</h1>${problem && html`<p class="problem" role="alert">${problem}</p>`}
    <ul class="cart">${cart.lines.map(({ good, count }) => html`<li><span>${count} × ${good.name}</span><span>${kroner(good.price * count)}</span></li>`)}
      <li><span>VAT 25 %</span><span>${kroner(cart.value / 4)}</span></li>
      <li class="sum"><span>To pay</span><span>${kroner(cart.value * 1.25)}</span></li></ul>
    <form method="post" action="/kasse" data-ws-event="order" data-ws-order="${id}" data-ws-value="${cart.value}" data-ws-currency="NOK">
      <input type="hidden" name="order" value="${id}">
      <label for="buyer">Your name</label><input id="buyer" name="name" autocomplete="name" required maxlength="254" value="${given.name ?? ''}">
      <label for="mail">E-mail for the invoice</label><input id="mail" name="email" type="email" autocomplete="email" required
        maxlength="254" value="${given.email ?? ''}">
      <button>Order and pay by invoice</button></form></div>`;
}

/** `/kasse`, the order and its confirmation. */
export function checkout(app: FastifyInstance, { show, settings }: Site): void {
  const orders = new Map<string, Order>();
  const page = (body: Html) => ({ title: 'Checkout', says: 'Order by invoice.', body });

  app.get('/kasse', (request, reply) => {
    const cart = readCart(request.headers.cookie ?? '');
    if (cart.items === 0) return reply.redirect('/butikk', 303);
    const { person } = visitOf(request.host, request.url);
    return show(request, reply, page(form(cart, { name: person?.name ?? '', email: person?.email ?? '' })));
  });

  app.post<{ Body: Record<string, string> | null }>('/kasse', async (request, reply) => {
    const given = request.body ?? {};
    const { order: id = '', name = '', email = '' } = given;
    const thanks = `/kasse/takk?ordre=${encodeURIComponent(id)}`;
    if (orders.has(id)) return reply.redirect(thanks, 303);
    const cart = readCart(request.headers.cookie ?? '');
    if (cart.items === 0) return reply.redirect('/butikk', 303);
    if (!/^FJ-\d{6}-\d\d$/.test(id) || name.trim() === '' || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
      return show(
        request,
        reply.code(400),
        page(form(cart, given, 'We need your name and an e-mail address for the invoice.')),
      );
    const order: Order = { id, name: name.slice(0, 254), email: email.slice(0, 254), cart };
    orders.set(id, order);
    for (const oldest of orders.keys()) if (orders.size > remembered) orders.delete(oldest);
    // the sale stands, whether or not it could be told
    await tellOrder(settings, order).catch((error: unknown) => request.log.warn({ error }, 'the order was not told'));
    return reply.header('set-cookie', cartCookie(cartOf({}))).redirect(thanks, 303);
  });

  app.get<{ Querystring: { ordre?: string } }>('/kasse/takk', (request, reply) => {
    const order = orders.get(request.query.ordre ?? '');
    if (!order) return reply.redirect('/butikk', 303);
    return show(request, reply, {
      title: 'Thank you',
      says: 'Your order.',
      body: html`<div class="narrow"><h1>Takk, ${order.name}!</h1><p class="lead">Order ${order.id} is in. The invoice goes to
        ${order.email}.</p><ul class="cart">${order.cart.lines.map(
          ({ good, count }) =>
            html`<li><span>${count} × ${good.name}</span><span>${kroner(good.price * count)}</span></li>`,
        )}<li class="sum"><span>With VAT</span><span>${kroner(order.cart.value * 1.25)}</span></li></ul>
        <p>Changed your mind? <a href="/vilkar/oppsigelse">Here is how to leave</a>.</p></div>`,
    });
  });
}
