import { textFault } from '@waystage/events';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CollectorError } from '../collector-error.ts';

/** Routes whose `events` are judged one by one, so that one bad event loses only itself. */
const batches = new Set(['/e', '/v1/events']);

/** Whether what an address decodes to is text; addresses that cannot be decoded are refused by the router. */
function addressFault(url: string): string | null {
  if (!url.includes('%')) return null;
  try {
    return textFault(decodeURIComponent(url.replace(/\+/g, ' ')));
  } catch {
    return null;
  }
}

function bodyFault({ body, routeOptions }: FastifyRequest): string | null {
  if (!batches.has(routeOptions.url ?? '') || body === null || typeof body !== 'object') return textFault(body);
  const { events: _, ...around } = body as Record<string, unknown>;
  return textFault(around);
}

/**
 * Everything that is asked here, of whichever route, is text that every database takes: addresses and bodies with U+0000
 * or half a surrogate pair are refused, bodies are read in the character set they say they are in, and what is not in it
 * is no text either.
 */
export function plainRequests(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ url }) => {
    const fault = addressFault(url);
    if (fault) throw new CollectorError('bad_text', `its address ${fault}`);
  });
  app.addHook('preValidation', async (request) => {
    const fault = bodyFault(request);
    if (fault) throw new CollectorError('bad_text', `its body ${fault}`);
  });

  const json = app.getDefaultJsonParser('error', 'error');
  // browsers send text/plain, which needs no preflight
  app.addContentTypeParser(['text/plain', 'application/json'], { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1] ?? 'utf-8';
    const text = decode(body, charset);
    if (typeof text === 'string') json(request, text, done);
    else done(text);
  });
}

function decode(body: Buffer, charset: string): string | CollectorError {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(body);
  } catch (error) {
    // a RangeError: a character set nobody knows
    return error instanceof RangeError
      ? new CollectorError('wrong_type', `no character set is called ${charset.slice(0, 40)}`)
      : new CollectorError('bad_text', `its body is not in ${charset}`);
  }
}
