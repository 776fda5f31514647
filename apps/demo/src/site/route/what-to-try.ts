import type { FastifyInstance } from 'fastify';
import { type Html, html } from '../../html.ts';
import { people } from '../../people.ts';
import type { Site } from '../site.ts';
import { detours, type Step, steps } from '../text/steps.ts';

function list(of: readonly Step[]): readonly Html[] {
  return of.map(
    ({
      who,
      does,
      path,
      leads,
    }) => html`<li><a href="${path}?as=${who}">${people.find((p) => p.id === who)?.name.split(' ')[0]}</a>
      ${does} <b>${leads}</b></li>`,
  );
}

/** `/try`: how to play a buying group alone. */
export function whatToTry(app: FastifyInstance, { show }: Site): void {
  app.get('/try', (request, reply) =>
    show(request, reply, {
      title: 'What to try',
      says: 'Play a buying group alone.',
      body: html`<article class="narrow"><h1>What to try</h1>
        <p class="lead">Choose at the top who sits at the keyboard. Each of the four is a visitor of their own, with their own
          browser storage. A page counts as read after two seconds.</p>
        <ol class="steps">${list(steps)}</ol><h2>Detours</h2><ul class="steps">${list(detours)}</ul>
        <p>Watch it arrive at the receiver, and see why in the console.</p></article>`,
    }),
  );
}
