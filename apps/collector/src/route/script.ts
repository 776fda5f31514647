import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { findScriptFile, keepScriptFiles, type Store } from '@waystage/storage';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { CollectorError } from '../collector-error.ts';
import { bestEncoding } from './best-encoding.ts';

/** The browser script, as built: two files, and the names that say their content. */
export interface Script {
  js: string;
  more: string;
  /** `w-<version>-<hash>.js`; the second file is asked for under its own name */
  manifest: { file: string; more: { file: string } };
}

interface Packed {
  etag: string;
  bodies: Record<ReturnType<typeof bestEncoding>, Buffer>;
}

const aDay = 'public, max-age=300, stale-while-revalidate=86400';
const forEver = 'public, max-age=31536000, immutable';

/** Compressed once, as hard as it goes. */
function pack(js: string): Packed {
  const identity = Buffer.from(js);
  return {
    // weak: it is the same whatever the encoding
    etag: `W/"${createHash('sha256').update(js).digest('base64url').slice(0, 22)}"`,
    bodies: { identity, gzip: gzipSync(identity, { level: 9 }), br: brotliCompressSync(identity) },
  };
}

function send(request: FastifyRequest, reply: FastifyReply, { etag, bodies }: Packed, caching: string): FastifyReply {
  reply
    .header('cache-control', caching)
    .header('etag', etag)
    .header('vary', 'accept-encoding')
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin')
    .header('x-content-type-options', 'nosniff');
  const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^(W\/)?/, 'W/'));
  if (known?.includes(etag)) return reply.code(304).send();
  const encoding = bestEncoding(request.headers['accept-encoding']);
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply.type('text/javascript; charset=utf-8').send(bodies[encoding]);
}

/**
 * `GET /w.js` (short cache), and `/w/<version>-<hash>.js` with the second file beside it (immutable; the one to pin with
 * SRI). Immutable files of earlier builds are still there, for pages that pinned them.
 */
export const script: FastifyPluginAsync<{ store: Store; script: Script }> = async (app, { store, script }) => {
  const { js, more, manifest } = script;
  const files = [
    { name: manifest.file.replace(/^w-/, ''), body: js },
    { name: manifest.more.file, body: more },
  ];
  await keepScriptFiles(store.db, files);
  const packed = new Map(files.map(({ name, body }) => [name, pack(body)]));
  const newest = packed.get(files[0]!.name)!;

  app.get('/w.js', async (request, reply) => send(request, reply, newest, aDay));
  app.get('/w/:name', async (request, reply) => {
    const { name } = request.params as { name: string };
    if (!packed.has(name)) {
      const earlier = await findScriptFile(store.db, name);
      if (earlier === undefined) throw new CollectorError('not_found');
      packed.set(name, pack(earlier));
    }
    return send(request, reply, packed.get(name)!, forEver);
  });
};
