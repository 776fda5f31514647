import Fastify, { type FastifyInstance } from 'fastify';
import { html } from '../html.ts';
import { people } from '../people.ts';
import { frame } from './page/frame.ts';
import { articles } from './route/articles.ts';
import { asking } from './route/asking.ts';
import { assets } from './route/assets.ts';
import { calculator } from './route/calculator.ts';
import { checkout } from './route/checkout.ts';
import { comparisons } from './route/comparisons.ts';
import { customers } from './route/customers.ts';
import { englishPaths } from './route/english-paths.ts';
import { guides } from './route/guides.ts';
import { home } from './route/home.ts';
import { prices } from './route/prices.ts';
import { products } from './route/products.ts';
import { shop } from './route/shop.ts';
import { terms } from './route/terms.ts';
import { whatToTry } from './route/what-to-try.ts';
import type { Site } from './site.ts';
import type { SiteSettings } from './site-settings.ts';
import { visitOf } from './visit.ts';

const pages = [
  home,
  articles,
  guides,
  products,
  comparisons,
  prices,
  customers,
  calculator,
  asking,
  shop,
  checkout,
  terms,
  whatToTry,
];

/** The demo site as an application: nothing listens yet. */
export function siteApp(settings: SiteSettings): FastifyInstance {
  const app = Fastify({
    bodyLimit: 16 * 1024,
    requestTimeout: 10_000,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true },
  });
  const site: Site = {
    settings,
    show: (request, reply, page) => {
      const visit = visitOf(request.host, request.url);
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(frame(page, visit, settings));
    },
  };

  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body as string))),
  );
  // `?as=kari` takes the browser to Kari's host name, on the same page
  app.addHook('onRequest', async (request, reply) => {
    const as = (request.query as { as?: unknown }).as;
    const host = as === 'nobody' ? 'localhost' : people.some(({ id }) => id === as) && `${as}.localhost`;
    const { path, port } = visitOf(request.host, request.url);
    if (host) return reply.redirect(`http://${host}${port}${path}`);
  });
  app.setNotFoundHandler((request, reply) =>
    site.show(request, reply.code(404), {
      title: 'Not here',
      says: 'This page does not exist.',
      body: html`<div class="narrow"><h1>Not here</h1><p class="lead">There is no such page. <a href="/">To the first one</a>.</p></div>`,
    }),
  );

  for (const page of pages) page(app, site);
  assets(app);
  englishPaths(app);
  return app;
}
