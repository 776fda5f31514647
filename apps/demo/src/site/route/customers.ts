import type { FastifyInstance } from 'fastify';
import { html } from '../../html.ts';
import { landscape } from '../landscape.ts';
import { card } from '../page/card.ts';
import { prose } from '../page/prose.ts';
import type { Site } from '../site.ts';
import { customers as all } from '../text/customers.ts';

/** `/kunder` and the stories of customers. */
export function customers(app: FastifyInstance, { show }: Site): void {
  app.get('/kunder', (request, reply) =>
    show(request, reply, {
      title: 'Customers',
      says: 'What changed for those who started before you.',
      body: html`<h1>Customers</h1><div class="cards">${all.map((c, i) =>
        card({
          href: `/kunder/${c.slug}`,
          picture: landscape(210 - i * 40, i + 21),
          title: c.name,
          says: c.says,
          note: c.what,
        }),
      )}</div>`,
    }),
  );

  app.get<{ Params: { slug: string } }>('/kunder/:slug', (request, reply) => {
    const index = all.findIndex(({ slug }) => slug === request.params.slug.normalize('NFC'));
    const customer = all[index];
    if (!customer) return reply.callNotFound();
    return show(request, reply, {
      title: customer.name,
      says: customer.says,
      body: html`<article class="narrow">${landscape(210 - index * 40, index + 21)}<h1>${customer.name}</h1>
        <p class="by">${customer.what}</p><p class="lead">${customer.says}</p>
        <dl class="figures">${customer.figures.map(([figure, of]) => html`<div><dt>${of}</dt><dd>${figure}</dd></div>`)}</dl>
        ${prose(customer.text)}
        <figure><blockquote>${customer.quote}</blockquote><figcaption>${customer.who}</figcaption></figure>
        <p class="row"><a class="button" href="/kontakt">Ask us something</a></p></article>`,
    });
  });
}
