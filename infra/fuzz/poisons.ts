import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Door } from './canaries.ts';

/** Something sent to make Waystage fail, and what has to become of it: refused (4xx, or listed as rejected), or answered as harmless. */
export interface Poison {
  says: string;
  becomes: 'refused' | 'harmless';
  send(door: Door): Promise<Response>;
}

type Json = Record<string, unknown>;

const post = (door: Door, path: string, body: string | Buffer<ArrayBuffer>, headers: Record<string, string>) =>
  fetch(`${door.url}${path}`, { method: 'POST', headers, body });
const view = (more: Json = {}): Json => ({
  id: randomUUID(),
  at: Date.now(),
  event: 'page_view',
  path: '/priser',
  host: 'www.x.no',
  ...more,
});
const batch = (door: Door, events: unknown[], more: Json = {}): Json => ({
  v: 1,
  key: door.publicKey,
  sent: Date.now(),
  visitor: randomUUID(),
  tab: 't',
  events,
  ...more,
});

/** With the public key: one event, and what stands around it. */
const web = (says: string, event: Json | null, around: Json = {}, becomes: Poison['becomes'] = 'refused'): Poison => ({
  says: `browser: ${says}`,
  becomes,
  send: (door) =>
    post(door, '/e', JSON.stringify(batch(door, event ? [view(event)] : [view()], around)), {
      'content-type': 'text/plain',
    }),
});
const bearer = (door: Door) => ({ authorization: `Bearer ${door.secretKey}`, 'content-type': 'application/json' });
/** With the secret key: one event. */
const api = (says: string, event: Json, becomes: Poison['becomes'] = 'refused'): Poison => ({
  says: `server: ${says}`,
  becomes,
  send: (door) => post(door, '/v1/events', JSON.stringify({ events: [event] }), bearer(door)),
});
/** As text or bytes of its own, to either door. */
const raw = (
  says: string,
  body: (door: Door) => string | Buffer<ArrayBuffer>,
  headers: Json = {},
  becomes: Poison['becomes'] = 'refused',
) => ({
  says: `body: ${says}`,
  becomes,
  send: (door: Door) =>
    post(door, '/e', body(door), { 'content-type': 'text/plain', ...headers } as Record<string, string>),
});
const get = (
  says: string,
  path: string,
  becomes: Poison['becomes'] = 'refused',
  headers: Record<string, string> = {},
): Poison => ({
  says: `address: ${says}`,
  becomes,
  send: (door) => fetch(`${door.url}${path}`, { headers: { authorization: `Bearer ${door.token}`, ...headers } }),
});

const nul = 'aaaaaaaa\u0000';
const half = 'aaaaaaaa\ud800';
const form = { event: 'form', name: 'demo', company: 'gift.no' };

/** One door after the other, one place after the other. */
export const poisons: readonly Poison[] = [
  web('NUL in visitor', null, { visitor: nul }),
  web('half a pair in visitor', null, { visitor: half }),
  web('a visitor out of a link, `_ws=%00`', null, { visitor: decodeURIComponent('aaaaaaaa%00.9999999999999999') }),
  web('a visitor of 20,000 characters', null, { visitor: 'v'.repeat(20_000) }),
  web('a visitor that is a list', null, { visitor: ['aaaaaaaa'] }),
  web('NUL in tab', null, { tab: nul }),
  web('half a pair in tab', null, { tab: '\udc00' }),
  web('NUL in confirm', null, { confirm: ['x\u0000'] }),
  web('half a pair in confirm', null, { confirm: ['\ud800'] }),
  web('NUL in key', null, { key: 'pk_\u0000' }),
  web('NUL in product', { product: nul }),
  web('half a pair in product', { product: half }),
  web('NUL in a title', { title: nul }),
  web('NUL in a path', { path: '/a\u0000' }),
  web('NUL in what a path decodes to', { path: '/a%00b' }, {}, 'harmless'),
  web('half a pair in what a path decodes to', { path: '/%ED%A0%80' }, {}, 'harmless'),
  web(
    'NUL in the page of the batch',
    { path: undefined, event: 'page_read' },
    { page: { path: '/%00', host: 'x\u0000' } },
  ),
  web("NUL in the name of an event of the seller's own", { event: 'kjøp\u0000' }),
  web('half a pair in the name of an event', { event: 'kjøp\ud83d' }),
  web('NUL in a property', { event: 'kalkulator', sum: nul }),
  web('NUL in the name of a property', { event: 'kalkulator', [nul]: 1 }),
  web('half a pair deep in properties', { event: 'kalkulator', a: { b: [{ c: half }] } }),
  web('NUL in identify.person', { event: 'identify', person: 'kari\u0000@x.no' }),
  web('NUL in identify.role', { event: 'identify', person: 'kari@x.no', role: nul }),
  web('half a pair in identify.name', { event: 'identify', person: 'kari@x.no', name: half }),
  web('NUL in identify.title', { event: 'identify', person: 'kari@x.no', title: nul }),
  web("NUL in a cart's product", { event: 'cart', action: 'changed', product: nul }),
  web('NUL in an order', { event: 'order', order: 'o\u0000' }),
  web("NUL in a company's name", { event: 'company', domain: 'x.no', name: nul }),
  web('half a pair in a fact', { event: 'company', domain: 'x.no', facts: { region: half } }),
  web('NUL in the name of a fact', { event: 'company', domain: 'x.no', facts: { [nul]: 'x' } }),
  web('an id that is none', { id: 'x' }),
  web('an id of 40,000 characters', { id: 'x'.repeat(40_000) }),
  web('an event called __proto__', { event: '__proto__' }),
  web('an event called constructor', { event: 'constructor' }, {}, 'harmless'),
  web('a time before 1970', { at: -1 }),
  web('a time after all times', { at: 8.64e15 + 1 }),
  web('the last of all times', { at: 8.64e15 }, {}, 'harmless'),
  web('sent at the end of all times', null, { sent: 8.64e15 }, 'harmless'),
  web('sent at the beginning of time', null, { sent: 0 }, 'harmless'),
  web('the year 9999', { at: '9999-12-31T23:59:59Z' }, {}, 'harmless'),
  web('a time in words', { at: 'yesterday' }),
  web('a number of an event that no tab reaches', { seq: 2 ** 53 }),
  web('the highest number of an event', { seq: Number.MAX_SAFE_INTEGER }, {}, 'harmless'),
  web('properties nine hundred deep', { event: 'dyp', a: JSON.parse(`${'['.repeat(900)}${']'.repeat(900)}`) }),
  web('three thousand properties', {
    event: 'bred',
    ...Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`k${n}`, n])),
  }),
  web('32 KB that look like addresses', { event: 'treg', text: `${'a'.repeat(30_000)} @` }, {}, 'harmless'),
  web('a domain that is none', { event: 'company', domain: '..' }, {}, 'harmless'),
  web('a domain that is an address', { event: 'company', domain: '[::1]' }, {}, 'harmless'),
  web('a domain in two spellings', { event: 'identify', person: 'a@xn--bcher-kva.no' }, {}, 'harmless'),
  web(
    'an address with a domain of 250 letters',
    { event: 'identify', person: `a@${'b'.repeat(240)}.no` },
    {},
    'harmless',
  ),
  api('NUL in company', { ...form, company: 'x\u0000.no' }),
  api('half a pair in company', { ...form, company: half }),
  api('a company of 10,000 characters', { ...form, company: 'c'.repeat(10_000) }),
  api('a company called __proto__', { ...form, company: '__proto__' }, 'harmless'),
  api("a company that is another's inner id", { ...form, company: 'co_0000000000000000' }, 'harmless'),
  api('NUL in person', { ...form, person: 'a\u0000@x.no' }),
  api('a person called toJSON', { ...form, person: 'toJSON' }, 'harmless'),
  api('NUL in id', { ...form, id: 'x\u0000' }),
  api("an id of an array's property", { ...form, id: 'constructor' }, 'harmless'),
  api('NUL in visitor', { ...form, visitor: nul }),
  api("NUL in a fact's name", { event: 'company', domain: 'gift.no', facts: { [nul]: true } }),
  api('half a pair in owner', { event: 'company', domain: 'gift.no', owner: half }),
  api(
    'a fact called __proto__',
    JSON.parse('{"event":"company","domain":"gift.no","facts":{"__proto__":"x"}}'),
    'harmless',
  ),
  api('employees without end', JSON.parse('{"event":"company","domain":"gift.no","employees":1e999}')),
  api('a deal of NUL', { event: 'deal', company: 'gift.no', deal_stage: nul }),
  api('an order the size of an index page', { event: 'order', company: 'gift.no', order: 'o'.repeat(9000) }),
  api('a time that is no day', { ...form, at: '2026-02-30T00:00:00Z' }),
  raw('a list five thousand deep', (d) =>
    JSON.stringify(batch(d, ['§'])).replace('"§"', '['.repeat(5000) + ']'.repeat(5000)),
  ),
  raw('an object five thousand deep', (d) =>
    JSON.stringify(batch(d, ['§'])).replace('"§"', `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`),
  ),
  raw('cut in the middle', (d) => JSON.stringify(batch(d, [view()])).slice(0, -30)),
  raw('bytes that are no UTF-8', (d) =>
    Buffer.from(JSON.stringify(batch(d, [view({ title: 'Bl\u00e5b\u00e6r' })])), 'latin1'),
  ),
  raw('gzip', (d) => gzipSync(JSON.stringify(batch(d, [view()]))), { 'content-encoding': 'gzip' }),
  raw('UTF-16', (d) => Buffer.from(JSON.stringify(batch(d, [view()])), 'utf16le')),
  raw(
    'a charset there is not',
    (d) => JSON.stringify(batch(d, [view()])),
    { 'content-type': 'text/plain; charset=x-none' },
    'harmless',
  ),
  raw('null', () => 'null'),
  raw('nothing', () => ''),
  raw('501 events', (d) =>
    JSON.stringify(
      batch(
        d,
        Array.from({ length: 501 }, () => view()),
      ),
    ),
  ),
  raw('500 events that are nothing', (d) =>
    JSON.stringify(
      batch(
        d,
        Array.from({ length: 500 }, () => null),
      ),
    ),
  ),
  raw('one event five hundred times', (d) => JSON.stringify(batch(d, new Array(500).fill(view()))), {}, 'harmless'),
  get('%00 after /w/', '/w/%00'),
  get("%00 among the console's files", '/console/assets/%00.js'),
  get('%00 as a cursor', '/v1/companies?after=%00'),
  get('half a pair as a cursor', '/v1/transitions?after=%ED%A0%80'),
  get('a limit without end', '/v1/events?limit=1e999'),
  get(
    'a cursor with numbers no database takes',
    `/v1/events?after=${Buffer.from(JSON.stringify(new Array(64).fill(1e300))).toString('base64url')}`,
  ),
  get('%00 as a company', '/v1/companies/%00'),
  get('%zz', '/v1/companies/%zz'),
  get('an address of 15,000 characters', `/v1/events?after=${'a'.repeat(15_000)}`),
  get('a token of odd letters', '/v1/events', 'refused', { authorization: 'Bearer wst_\u00ff' }),
];
