import type { FastifyInstance } from 'fastify';
import { html } from '../../html.ts';
import { landscape } from '../landscape.ts';
import { card } from '../page/card.ts';
import { prose } from '../page/prose.ts';
import type { Site } from '../site.ts';
import { articles as all } from '../text/articles.ts';

/** `/blogg` and its articles. */
export function articles(app: FastifyInstance, { show }: Site): void {
  app.get('/blogg', (request, reply) =>
    show(request, reply, {
      title: 'Articles',
      says: 'About customers, data and the people who buy software together.',
      body: html`<h1>Articles</h1><div class="cards">${all.map((a, i) =>
        card({
          href: `/blogg/${a.slug}`,
          picture: landscape(200 - i * 70, i + 11),
          title: a.title,
          says: a.says,
          note: `${a.minutes} minutes`,
        }),
      )}</div>`,
    }),
  );

  app.get<{ Params: { slug: string } }>('/blogg/:slug', (request, reply) => {
    const index = all.findIndex(({ slug }) => slug === request.params.slug.normalize('NFC'));
    const article = all[index];
    if (!article) return reply.callNotFound();
    const mail = `mailto:?subject=${encodeURIComponent(article.title)}&body=http://${request.host}/blogg/${encodeURIComponent(article.slug)}`;
    return show(request, reply, {
      title: article.title,
      says: article.says,
      body: html`<article class="narrow">${landscape(200 - index * 70, index + 11)}
        <h1>${article.title}</h1><p class="lead">${article.says}</p>
        <p class="by">${article.by} · ${article.minutes} minutes</p>${prose(article.text)}
        <p class="row"><a class="button quiet" href="${mail}">Send it to a colleague</a>
          <a class="button quiet" href="/guider">More to take along</a></p>
        <h2>Read on</h2><ul>${all
          .filter((a) => a !== article)
          .map((a) => html`<li><a href="/blogg/${a.slug}">${a.title}</a></li>`)}</ul></article>`,
    });
  });
}
