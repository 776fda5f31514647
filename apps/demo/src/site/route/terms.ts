import type { FastifyInstance } from 'fastify';
import { html } from '../../html.ts';
import { prose } from '../page/prose.ts';
import type { Site } from '../site.ts';

/** `/vilkar/oppsigelse`: how to leave. */
export function terms(app: FastifyInstance, { show }: Site): void {
  app.get('/vilkar/oppsigelse', (request, reply) =>
    show(request, reply, {
      title: 'Terms of leaving',
      says: 'How to leave, and what happens to your data.',
      body: html`<article class="narrow"><h1>Terms of leaving</h1>${prose([
        'You may leave at the end of any month. One mail from the person who signed is enough.',
        '# Your data',
        'You get all of them within a day, in open formats. After 30 days we erase them, and the backups after 90.',
        '# Money back',
        'What you have paid for months to come is paid back within 14 days. Training that was held is not.',
        '# Doubts?',
        'Most people who read this page in their first month have a question that a call can answer.',
      ])}<p class="row"><a class="button quiet" href="/kontakt">Ask us something</a></p></article>`,
    }),
  );
}
