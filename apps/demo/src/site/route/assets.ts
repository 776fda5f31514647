import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { html } from '../../html.ts';
import { landscape } from '../landscape.ts';

const css = ['frame', 'parts']
  .map((name) => readFileSync(new URL(`../style/${name}.css`, import.meta.url), 'utf8'))
  .join('');
const icon =
  html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#12413f"/>
  <path d="M4 25 12 11l4 6 4-5 8 13z" fill="none" stroke="#fff" stroke-width="2.6" stroke-linejoin="round"/>
  <circle cx="23" cy="8" r="2.6" fill="#e8873a"/></svg>`.html;
const poster = landscape(190, 8).html.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ');

/** The style sheet, the icon and the poster of the film. */
export function assets(app: FastifyInstance): void {
  for (const [url, type, body] of [
    ['/style.css', 'text/css; charset=utf-8', css],
    ['/icon.svg', 'image/svg+xml', icon],
    // asked for beside a PDF, which cannot name its icon
    ['/favicon.ico', 'image/svg+xml', icon],
    ['/film/omvisning.svg', 'image/svg+xml', poster],
  ] as const)
    app.get(url, (_request, reply) => reply.type(type).header('cache-control', 'public, max-age=3600').send(body));
}
