import type { FastifyPluginAsync } from 'fastify';

/** The browser script, as built. */
export interface Script {
  js: string;
  /** its immutable name: `w-<version>-<hash>.js` */
  file: string;
}

/** `GET /w.js` (short cache) and `/w/<version>-<hash>.js` (immutable; the one to pin with SRI). */
export const script: FastifyPluginAsync<Script> = async (app, { js, file }) => {
  const serve = (path: string, caching: string) =>
    app.get(path, async (_, reply) =>
      reply
        .header('cache-control', caching)
        .header('access-control-allow-origin', '*')
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('x-content-type-options', 'nosniff')
        .type('text/javascript; charset=utf-8')
        .send(js),
    );
  serve('/w.js', 'public, max-age=300, stale-while-revalidate=86400');
  serve(`/w/${file.replace(/^w-/, '')}`, 'public, max-age=31536000, immutable');
};
