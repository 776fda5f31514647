import type { FastifyInstance } from 'fastify';
import { html } from '../../html.ts';
import { kroner } from '../kroner.ts';
import type { Site } from '../site.ts';

const plans: [name: string, price: number, says: string, has: string[]][] = [
  ['Start', 290, 'For the first team', ['One part of your choice', 'Up to 20 users', 'Answers by mail']],
  ['Vekst', 590, 'What most choose', ['All three parts', 'Any number of users', 'Answers by telephone']],
  ['Konsern', 990, 'For groups of companies', ['Several registers', 'A person of your own', 'Four hours to an answer']],
];

/** `/priser` */
export function prices(app: FastifyInstance, { show }: Site): void {
  app.get('/priser', (request, reply) =>
    show(request, reply, {
      title: 'Prices',
      says: 'Three plans, per user and month.',
      body: html`<h1>Prices</h1><p class="lead">Per user and month, without VAT. By the month; no year to wait out.</p>
        <div class="plans">${plans.map(
          ([
            name,
            price,
            says,
            has,
          ]) => html`<section ${name === 'Vekst' && html`class="best"`}><h2>${name}</h2><p>${says}</p>
            <p class="price">${kroner(price)}</p><ul>${has.map((line) => html`<li>${line}</li>`)}</ul></section>`,
        )}</div>
        <p class="row"><a class="button" href="/butikk">To the shop</a>
          <a class="button quiet" href="/kalkulator/roi">What would it give us?</a></p>
        <p>Leaving is described as plainly as joining: <a href="/vilkar/oppsigelse">terms of leaving</a>.</p>`,
    }),
  );
}
