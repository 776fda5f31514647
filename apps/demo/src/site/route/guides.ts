import type { FastifyInstance } from 'fastify';
import { html } from '../../html.ts';
import { wav } from '../file/wav.ts';
import { downloadList } from '../page/download-list.ts';
import type { Site } from '../site.ts';
import { downloads } from '../text/downloads.ts';

/** `/guider` and `/sikkerhet`, and every file the site gives away. */
export function guides(app: FastifyInstance, { show }: Site): void {
  app.get('/guider', (request, reply) =>
    show(request, reply, {
      title: 'Guides and templates',
      says: 'To read, to fill in and to listen to.',
      body: html`<h1>Guides and templates</h1><p class="lead">Take what you need. Nobody asks for your address first.</p>
        ${downloadList(downloads)}
        <h2>A tour in twenty seconds</h2>
        <video class="tour" controls preload="none" poster="/film/omvisning.svg" src="/film/omvisning.wav"
          data-ws-content="/film/omvisning"></video>
        <p>This one has a picture and music. The real one would have had a script.</p>`,
    }),
  );

  app.get('/sikkerhet', (request, reply) =>
    show(request, reply, {
      title: 'Security',
      says: 'Where your data lie, who can read them, and what happens if you leave.',
      body: html`<div class="narrow"><h1>Security</h1>
        <p class="lead">Your data stay in the Nordic countries, and you can take them along on any day.</p>
        ${downloadList(downloads.filter(({ kind }) => kind === 'datasheet'))}
        <h2>Who can read them</h2><p>Your people, by role. Ours only when you open the door, for at most 24 hours.</p>
        <h2>If something happens</h2><p>Backups every hour, tried every month. You hear from us within 24 hours.</p>
        <p><a href="/kontakt">Ask our security people</a> · <a href="/vilkar/oppsigelse">Terms of leaving</a></p></div>`,
    }),
  );

  for (const { path, type, make } of downloads) {
    const file = make();
    app.get(path, (_request, reply) => reply.type(type).header('content-disposition', 'inline').send(file));
  }
  const sound = wav(20);
  app.get('/film/omvisning.wav', (request, reply) => {
    reply.type('audio/wav').header('accept-ranges', 'bytes');
    const part = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
    if (!part) return reply.send(sound);
    // Safari plays nothing that it cannot have in parts
    const first = Number(part[1]);
    const last = Math.min(part[2] ? Number(part[2]) : sound.length, sound.length - 1);
    if (first > last) return reply.code(416).header('content-range', `bytes */${sound.length}`).send();
    return reply
      .code(206)
      .header('content-range', `bytes ${first}-${last}/${sound.length}`)
      .send(sound.subarray(first, last + 1));
  });
}
