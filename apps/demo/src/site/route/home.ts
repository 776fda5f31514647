import type { FastifyInstance } from 'fastify';
import { html } from '../../html.ts';
import { landscape } from '../landscape.ts';
import { card } from '../page/card.ts';
import type { Site } from '../site.ts';
import { articles } from '../text/articles.ts';
import { customers } from '../text/customers.ts';
import { products } from '../text/products.ts';

/** `/` */
export function home(app: FastifyInstance, { show }: Site): void {
  app.get('/', (request, reply) =>
    show(request, reply, {
      title: 'One page for each customer',
      says: 'A customer register for Nordic companies of 50 to 5000 people.',
      body: html`<section class="hero">${landscape(168, 3)}<div>
          <h1>One page for each customer. Everybody reads the same one.</h1>
          <p>Fjellheim is a CRM for Nordic companies of 50 to 5000 people. It takes three weeks to start, and two seconds
            to see what was promised.</p>
          <p class="row"><a class="button" href="/demo">Book a demo</a>
            <a class="button quiet" href="/kalkulator/roi">What would it give us?</a></p>
        </div></section>
        <section><h2>Three parts, one register</h2><div class="cards">${products.map((p, i) =>
          card({ href: `/produkt/${p.slug}`, picture: landscape(150 + i * 40, i + 5), title: p.name, says: p.says }),
        )}</div></section>
        <section><h2>Read first, ask later</h2><div class="cards">${articles.map((a, i) =>
          card({
            href: `/blogg/${a.slug}`,
            picture: landscape(200 - i * 70, i + 11),
            title: a.title,
            says: a.says,
            note: `${a.minutes} minutes`,
          }),
        )}</div></section>
        <section class="quotes">${customers.map(
          (c) => html`<figure><blockquote>${c.quote}</blockquote><figcaption>${c.who},
            <a href="/kunder/${c.slug}">${c.name}</a></figcaption></figure>`,
        )}</section>`,
    }),
  );
}
