import { expect, it } from 'vitest';
import { actorOf } from '../actor-of.ts';
import type { EventFields } from '../catalogue.ts';
import { eventFields } from '../event-fields.ts';
import { readWireEvent } from './read-wire-event.ts';

const sdk = { id: '0190163d-8694-739b-aea5-966c26f8ad91', at: 1_795_000_000_000 };

it('a path has one spelling', () => {
  const spelled = ['/når', '/n%C3%A5r', '/n%C3%A5r/', '/når/index.html', '/når?utm=1#top', '//når', '/na\u030Ar'];
  const paths = spelled.map((path) => readWireEvent({ ...sdk, event: 'page_view', path, host: 'x' }, 'sdk'));
  expect(new Set(paths.map((p) => (p.ok ? (p.fields as { path: string }).path : p.message)))).toEqual(
    new Set(['/når']),
  );
});

it('where the event does not say where it happened, the batch does', () => {
  const read = readWireEvent({ ...sdk, event: 'page_read' }, 'sdk', { host: 'fjellheim.example', path: '/priser' });
  expect(read).toMatchObject({ ok: true, fields: { host: 'fjellheim.example', path: '/priser' } });
});

it('the title of a page is never taken for the title of a person', () => {
  const read = readWireEvent({ ...sdk, event: 'identify', person: 'a@b.example' }, 'sdk', { title: 'Priser' });
  expect(read.ok && 'title' in read.fields).toBe(false);
});

it("`kind` names an event that has no `event`, and is the event's own field otherwise", () => {
  expect(readWireEvent({ ...sdk, kind: 'page_view', path: '/', host: 'x' }, 'sdk')).toMatchObject({
    fields: { event: 'page_view' },
  });
  expect(readWireEvent({ ...sdk, event: 'download', content: '/a', kind: 'ebook' }, 'sdk')).toMatchObject({
    fields: { kind: 'ebook' },
  });
});

it("a browser may send events of the seller's own, by their names; a server says that they are custom", () => {
  const own = { ...sdk, seq: 3, event: 'prøvetime bestilt', sted: 'Bodø', product: 'kurs', kind: 'gratis' };
  expect(readWireEvent(own, 'sdk')).toMatchObject({
    ok: true,
    envelope: { id: sdk.id, at: sdk.at, seq: 3 },
    fields: { event: 'custom', name: 'prøvetime bestilt', props: { sted: 'Bodø', product: 'kurs', kind: 'gratis' } },
  });
  for (const event of ['2-for-1', 'cta/hero', 'Kjøp & hent', 'på\u030Amelding'])
    expect(readWireEvent({ ...sdk, event }, 'sdk')).toMatchObject({ ok: true, fields: { name: event } });
  expect(readWireEvent(own, 'server')).toMatchObject({ ok: false, reason: 'unknown_event' });
});

it.each([
  ['no object', [], 'invalid'],
  ['an id that is none', { ...sdk, id: 'x', event: 'form', name: 'demo' }, 'invalid'],
  ['no time', { id: sdk.id, event: 'form', name: 'demo' }, 'invalid'],
  ['an event nobody knows', { ...sdk, event: '__proto__' }, 'unknown_event'],
  ['a command that is no event', { ...sdk, event: 'start', site: 'pk_demo' }, 'unknown_event'],
  ['what only a server may say', { ...sdk, event: 'meeting', state: 'held' }, 'not_allowed'],
])('a browser that sends %s is refused', (_, event, reason) => {
  expect(readWireEvent(event, 'sdk')).toMatchObject({ ok: false, reason });
});

it.each([
  [{ event: 'contacted', direction: 'out', channel: 'mail' }, 'seller'],
  [{ event: 'contacted', direction: 'in', channel: 'mail' }, 'customer'],
  [{ event: 'email', action: 'opened' }, 'nobody'],
  [{ event: 'email', action: 'clicked' }, 'customer'],
  [{ event: 'proposal', state: 'sent' }, 'seller'],
  [{ event: 'proposal', state: 'viewed' }, 'customer'],
  [{ event: 'deal', deal_stage: 'x' }, 'seller'],
  [{ event: 'consent', state: 'granted' }, null],
] as [EventFields, string | null][])('%j is done by %s', (event, actor) => {
  expect(actorOf(event)).toBe(actor);
});

it('rules see lists with their words, numbers with their ends, and paths', () => {
  expect(eventFields('download')).toMatchObject({ content: { type: 'path' }, kind: { type: 'list', open: true } });
  expect(eventFields('cart')).toMatchObject({
    action: { type: 'list', open: false },
    value: { type: 'number', min: 0 },
  });
});
