import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Moved } from '../answer/moved.ts';
import type { ConsoleOptions } from '../console-options.ts';
import { companiesAtOnce } from './ask-for.ts';
import { Refusal } from './refusal.ts';

/** Limits of the live stream: open screens, and milliseconds of gathering, between signs of life, and until asked to come again. */
export const liveLimits = { streams: 200, gather: 200, alive: 15_000, lifetime: 600_000 };

/**
 * What moves, as it moves (server-sent events). Moves are gathered for a moment and told once. A stream ends after ten
 * minutes, so that the browser comes again and its session is looked at again.
 */
export async function live(app: FastifyInstance, { changes }: Required<ConsoleOptions>): Promise<void> {
  const open = new Set<ServerResponse>();
  const moved = new Set<string>();
  let anybody = false;
  let telling: NodeJS.Timeout | undefined;

  const tell = () => {
    telling = undefined;
    const said: Moved = { companies: anybody || moved.size > companiesAtOnce ? null : [...moved] };
    moved.clear();
    anybody = false;
    for (const stream of open) {
      // Who does not read what was said long ago comes again and asks for everything.
      if (stream.writableLength > 1_000_000) stream.destroy();
      else stream.write(`event: moved\ndata: ${JSON.stringify(said)}\n\n`);
    }
  };
  const stop = changes((companies) => {
    if (open.size === 0) return;
    if (companies.length === 0) anybody = true;
    for (const company of companies) moved.add(company);
    telling ??= setTimeout(tell, liveLimits.gather);
  });
  const alive = setInterval(() => {
    for (const stream of open) stream.write(': alive\n\n');
  }, liveLimits.alive);
  alive.unref();

  app.addHook('preClose', async () => {
    stop();
    clearInterval(alive);
    clearTimeout(telling);
    for (const stream of open) stream.end();
  });

  app.get('/live', { exposeHeadRoute: false }, (request, reply) => {
    if (open.size >= liveLimits.streams) throw new Refusal('TOO_MANY_STREAMS');
    reply.hijack();
    const stream = reply.raw;
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) stream.setHeader(name, value);
    stream.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    stream.write('retry: 1000\n\n');
    open.add(stream);
    const lifetime = setTimeout(() => stream.end(), liveLimits.lifetime);
    lifetime.unref();
    request.raw.on('close', () => {
      clearTimeout(lifetime);
      open.delete(stream);
    });
  });
}
