import { limits } from '@waystage/events';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CollectorError } from '../collector-error.ts';

/**
 * So many bytes of bodies may be read, waiting or being stored at a time; beyond it a request is refused before its body is
 * read. A body lives as text, as what was read of it and as what is stored: eight times its bytes.
 */
const MOST_BYTES = 24 * 1024 * 1024;

/** Bound what all requests together hold in memory, by bytes. */
export function requestsUnderWay(app: FastifyInstance, most = MOST_BYTES): void {
  const held = new WeakMap<FastifyRequest, number>();
  let bytes = 0;
  const letGo = async (request: FastifyRequest) => {
    bytes -= held.get(request) ?? 0;
    held.delete(request);
  };
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    const said = Number(request.headers['content-length'] ?? limits.batchBytes);
    const size = Number.isFinite(said) ? Math.min(said, limits.batchBytes) : limits.batchBytes;
    if (bytes + size > most) throw new CollectorError('overloaded');
    bytes += size;
    held.set(request, size);
  });
  app.addHook('onResponse', letGo);
  app.addHook('onRequestAbort', letGo);
}
