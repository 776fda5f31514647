import type { FastifyInstance } from 'fastify';
import { html } from '../../html.ts';
import { landscape } from '../landscape.ts';
import { card } from '../page/card.ts';
import type { Site } from '../site.ts';
import { products as all } from '../text/products.ts';

/** `/produkt` and the three parts of the product. */
export function products(app: FastifyInstance, { show }: Site): void {
  app.get('/produkt', (request, reply) =>
    show(request, reply, {
      title: 'Product',
      says: 'Three parts, one register.',
      body: html`<h1>Three parts, one register</h1><p class="lead">Take one or all. The customer is the same in each.</p>
        <div class="cards">${all.map((p, i) =>
          card({ href: `/produkt/${p.slug}`, picture: landscape(150 + i * 40, i + 5), title: p.name, says: p.says }),
        )}</div>`,
    }),
  );

  app.get<{ Params: { slug: string } }>('/produkt/:slug', (request, reply) => {
    const index = all.findIndex(({ slug }) => slug === request.params.slug);
    const product = all[index];
    if (!product) return reply.callNotFound();
    return show(request, reply, {
      title: `Fjellheim ${product.name}`,
      says: product.says,
      body: html`<nav class="tabs" aria-label="Parts">${all.map(
        (p) =>
          html`<a class="tab" href="/produkt/${p.slug}" ${p === product && html`aria-current="page"`}>${p.name}</a>`,
      )}</nav>
        <section class="hero">${landscape(150 + index * 40, index + 5)}<div><h1>Fjellheim ${product.name}</h1>
          <p>${product.says}</p><p class="row"><a class="button" href="/demo">Book a demo</a>
          <a class="button quiet" href="/priser">Prices</a></p></div></section>
        <section class="points">${product.points.map(([title, says]) => html`<div><h2>${title}</h2><p>${says}</p></div>`)}</section>
        <p>Not sure yet? <a href="/sammenlign">Compare with what you could do instead</a>.</p>`,
    });
  });
}
