import type { FastifyInstance } from 'fastify';
import { html } from '../../html.ts';
import type { Site } from '../site.ts';
import { comparisons as all } from '../text/comparisons.ts';

/** `/sammenlign` and its comparisons. */
export function comparisons(app: FastifyInstance, { show }: Site): void {
  app.get('/sammenlign', (request, reply) =>
    show(request, reply, {
      title: 'Compare',
      says: 'Four ways to go, two by two.',
      body: html`<div class="narrow"><h1>Compare</h1><p class="lead">Choose the way before the tool.</p>
        <ul class="files">${all.map(
          (c) =>
            html`<li><a class="file" href="/sammenlign/${c.slug}"><b>${c.title}</b><span>${c.says}</span></a></li>`,
        )}</ul></div>`,
    }),
  );

  app.get<{ Params: { slug: string } }>('/sammenlign/:slug', (request, reply) => {
    const comparison = all.find(({ slug }) => slug === request.params.slug);
    if (!comparison) return reply.callNotFound();
    const other = all.find((c) => c !== comparison);
    return show(request, reply, {
      title: comparison.title,
      says: comparison.says,
      body: html`<div class="narrow"><h1>${comparison.title}</h1><p class="lead">${comparison.says}</p>
        <div class="wide"><table><thead><tr><th></th>${comparison.ways.map((way) => html`<th scope="col">${way}</th>`)}</tr></thead>
        <tbody>${comparison.rows.map(
          ([what, first, second]) => html`<tr><th scope="row">${what}</th><td>${first}</td><td>${second}</td></tr>`,
        )}</tbody></table></div>
        <p>${comparison.ends}</p>
        ${other && html`<p><a href="/sammenlign/${other.slug}">${other.title}</a></p>`}</div>`,
    });
  });
}
