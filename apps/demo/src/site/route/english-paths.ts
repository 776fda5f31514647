import type { FastifyInstance } from 'fastify';

const english: [from: string, to: string][] = [
  ['/blog', '/blogg'],
  ['/blog/*', '/blogg/*'],
  ['/product', '/produkt'],
  ['/product/*', '/produkt/*'],
  ['/compare', '/sammenlign'],
  ['/compare/*', '/sammenlign/*'],
  ['/customers', '/kunder'],
  ['/customers/*', '/kunder/*'],
  ['/pricing', '/priser'],
  ['/terms/cancel', '/vilkar/oppsigelse'],
];

/** The addresses an English site would have lead to the same pages. */
export function englishPaths(app: FastifyInstance): void {
  for (const [from, to] of english)
    app.get<{ Params: { '*'?: string } }>(from, (request, reply) => {
      const rest = (request.params['*'] ?? '').split('/').map(encodeURIComponent).join('/');
      return reply.redirect(to.replace('*', rest));
    });
}
