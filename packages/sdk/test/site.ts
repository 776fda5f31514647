import fastify, { type FastifyReply } from 'fastify';

/** What a path of the seller's site answers. */
export type Page = string | ((reply: FastifyReply) => unknown);

/** A seller's site: any path answers with its page, or with an empty one of that title. */
export async function startSite(pages: Record<string, Page>) {
  const app = fastify({ forceCloseConnections: true });
  app.addContentTypeParser('*', (_request, payload, done) => {
    payload.resume();
    payload.on('end', () => done(null));
  });
  app.all('/*', (request, reply) => {
    const page = pages[request.url.split('?')[0]!] ?? pages['*'] ?? '';
    if (typeof page === 'function') return page(reply);
    if (/\.(pdf|zip)$/.test(request.url)) return reply.type('application/pdf').send('%PDF-1.4');
    return reply.type('text/html; charset=utf-8').send(page);
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as { port: number };
  return { port, origin: `http://nord.localhost:${port}`, pages, close: () => app.close() };
}
