import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { random } from '../bench/rules/random.ts';
import type { Door } from './canaries.ts';
import { odd, oddJson } from './odd.ts';

/** One request as it goes out; the same seed and number give the same but for keys, ids and the time of the day. */
export interface FuzzRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer | null;
}

const golden = new URL('../../packages/events/golden/', import.meta.url);
const valid = readdirSync(golden)
  .filter((file) => file.endsWith('.valid.json'))
  .sort()
  .flatMap((file) => JSON.parse(readFileSync(new URL(file, golden), 'utf8')) as Record<string, unknown>[]);
const journey = readFileSync(new URL('../../packages/rules/starter/journey.yaml', import.meta.url), 'utf8');

type Tree = Record<string, unknown> | unknown[];

/** The dice of one request. */
interface Dice {
  chance(of: number): boolean;
  below(n: number): number;
  oneOf<T>(list: readonly T[]): T;
}
function diceOf(seed: number, n: number): Dice {
  const next = random((Math.imul(seed, 2_654_435_761) ^ Math.imul(n + 1, 40_503)) >>> 0);
  for (let warm = 0; warm < 3; warm++) next();
  const below = (most: number) => Math.floor(next() * most);
  return { chance: (of) => next() < of, below, oneOf: (list) => list[below(list.length)]! };
}

const uuid = ({ below }: Dice) => {
  const hex = (digits: number) => Array.from({ length: digits }, () => below(16).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
};

function anything(dice: Dice): unknown {
  return structuredClone(dice.oneOf<unknown>(odd[dice.oneOf(['text', 'text', 'number', 'time', 'shape'] as const)]));
}

/** Every place in a tree of JSON: the object or list, and the key in it. */
function places(tree: Tree, found: { in: Tree; key: string }[] = []): { in: Tree; key: string }[] {
  for (const [key, value] of Object.entries(tree)) {
    found.push({ in: tree, key });
    if (value !== null && typeof value === 'object' && found.length < 400) places(value as Tree, found);
  }
  return found;
}

/** Change one place of a tree: its value, its type, its name, or leave it out or double it. */
function mutate(tree: Tree, dice: Dice): void {
  const all = places(tree);
  if (all.length === 0) return;
  const { in: holder, key } = dice.oneOf(all);
  const at = holder as Record<string, unknown>;
  const old = at[key];
  const put = (name: string, value: unknown) =>
    Object.defineProperty(at, name, { value, enumerable: true, configurable: true, writable: true });
  switch (dice.below(8)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete at[key];
      break;
    case 1:
      if (Array.isArray(holder)) holder.push(old);
      else put(dice.oneOf(odd.text), old);
      break;
    case 2:
      put(key, dice.oneOf(odd.text));
      break;
    case 3:
      put(key, typeof old === 'string' ? old + dice.oneOf(odd.text) : String(old));
      break;
    case 4:
      put(key, dice.oneOf(typeof old === 'number' ? [...odd.number, ...odd.time] : odd.time));
      break;
    case 5:
      put(key, [old]);
      break;
    case 6:
      put(key, { [key]: old });
      break;
    default:
      put(key, anything(dice));
  }
}

/** As text, here and there with what no JSON writer writes, cut, doubled, in other bytes. */
function bytesOf(tree: unknown, dice: Dice): Buffer {
  let json = JSON.stringify(tree) ?? '';
  if (dice.chance(0.12)) {
    const values = [...json.matchAll(/:("[^"]*"|-?\d+|null|true|false)/g)];
    if (values.length > 0) {
      const { index, 1: value } = dice.oneOf(values);
      json = `${json.slice(0, index + 1)}${dice.oneOf(oddJson)}${json.slice(index + 1 + value!.length)}`;
    }
  }
  const bytes = Buffer.from(json);
  if (dice.chance(0.03)) return bytes.subarray(0, dice.below(bytes.length));
  if (dice.chance(0.03)) bytes[dice.below(bytes.length)] = dice.oneOf([0, 0x80, 0xc0, 0xed, 0xff, 0x22, 0x7f]);
  if (dice.chance(0.01)) return Buffer.from(json, 'utf16le');
  if (dice.chance(0.01)) return Buffer.from(json, 'latin1');
  if (dice.chance(0.01)) return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]);
  return bytes;
}

function events(dice: Dice, by: 'sdk' | 'server'): Record<string, unknown>[] {
  const made = Array.from({ length: dice.oneOf([0, 1, 1, 1, 1, 2, 3]) }, (_, seq) => ({
    id: uuid(dice),
    at: Date.now() - dice.below(1000),
    ...(by === 'sdk'
      ? { seq }
      : { person: `p${dice.below(50)}@firma${dice.below(200)}.no`, company: `firma${dice.below(200)}.no` }),
    ...dice.oneOf(valid),
  }));
  return dice.chance(0.05) && made[0] ? [...made, made[0]] : made;
}

const administration = [
  ['POST', '/v1/rules', () => ({ files: [{ path: 'journey.yaml', text: journey }], author: 'kari' })],
  ['POST', '/v1/rules/unsent', () => ({ files: [{ path: 'journey.yaml', text: 'journey: x' }] })],
  ['POST', '/v1/endpoints', () => ({ url: 'https://receiver.no/in', types: ['stage.advanced'], journeys: ['x'] })],
  ['POST', '/v1/endpoints/ep_0/rotate', () => ({ grace_hours: 1 })],
  ['POST', '/v1/endpoints/ep_0/disable', () => ({ why: 'x' })],
  ['POST', '/v1/companies/firma1.no/corrections', () => ({ author: 'k', to: { place: 'exploring', reason: 'met' } })],
  ['POST', '/v1/companies/firma2.no/corrections', () => ({ author: 'k', obstacle: { name: 'x', state: 'raised' } })],
  ['POST', '/v1/companies/firma3.no/merge', () => ({ into: 'firma4.no', author: 'k', reason: 'one' })],
  ['POST', '/v1/sites', () => ({ id: 'x', name: 'x', origins: ['https://www.x.no'] })],
  ['PUT', '/v1/sites/nobody/mode', () => ({ mode: 'full' })],
] as const;
const reading = [
  '/v1/events?after=&limit=5',
  '/v1/companies?after=&limit=5',
  '/v1/transitions?after=&limit=5',
  '/v1/companies/firma1.no',
  '/v1/explain/firma1.no?why_not=',
  '/v1/delivery-rate?days=3',
  '/v1/sites',
  '/v1/endpoints',
  '/v1/rules',
  '/v1/set-aside?limit=2',
  '/v1/set-aside/inbox-1-1',
  '/console/',
  '/console/assets/x.js',
  '/console/api/pipeline?journey=x',
  '/console/login?token=x',
  '/w/x.js',
  '/w.js',
  '/healthz',
];

/** What stands in a place of an address, sometimes coded, sometimes as raw as a socket takes it. */
function inAddress(dice: Dice): string {
  const word = dice.oneOf(odd.text).slice(0, 3000);
  const raw = [...word].filter((c) => c > ' ' && c < '\u007f').join('');
  return dice.chance(0.5) ? raw : encodeURIComponent(word.toWellFormed());
}
function address(path: string, dice: Dice): string {
  if (dice.chance(0.3)) return `${path}${path.includes('?') ? '&' : '?'}${inAddress(dice)}=${inAddress(dice)}`;
  if (dice.chance(0.5)) return path.replace(/(=)[^=&]*$|[^/=]+$/, (_, is = '') => `${is}${inAddress(dice)}`);
  return path;
}

function headersOf(dice: Dice): Record<string, string> {
  const told: Record<string, string> = {};
  const latin = () =>
    Buffer.from(dice.oneOf(odd.text).slice(0, 300))
      .toString('latin1')
      .replace(/[^\t\x20-\x7e\x80-\xff]/g, '?');
  if (dice.chance(0.1)) told['user-agent'] = latin();
  if (dice.chance(0.05)) told['x-forwarded-for'] = dice.oneOf(['127.0.0.1', '::1', '1.2.3.4, x', latin()]);
  if (dice.chance(0.05)) told.cookie = `ws_session=${latin()}; a=${latin()}; ;=`;
  if (dice.chance(0.02)) told.origin = dice.oneOf(['null', 'https://x.no', latin()]);
  if (dice.chance(0.02)) told.referer = latin();
  if (dice.chance(0.02)) told['accept-encoding'] = dice.oneOf(['br;q=x', '*;q=0', latin()]);
  if (dice.chance(0.02)) told['last-event-id'] = latin();
  return told;
}
const contentTypes = [
  'application/json; charset=iso-8859-1',
  'application/json; charset=utf-16',
  'application/json; charset=\u00ff',
  'text/plain; charset=utf-8',
  'text/plain;charset=UTF-7',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=',
  'text/html',
  'application/octet-stream',
  '',
  ';',
];

/** Request number `n` of a seed. */
export function fuzzRequest(door: Door, seed: number, n: number): FuzzRequest {
  const dice = diceOf(seed, n);
  const bearer = dice.chance(0.02) ? `Bearer ${dice.oneOf(['', 'x', 'wst_', 'sk_'])}` : undefined;
  const what = dice.below(20);
  let [method, path, type, authorization, tree]: [string, string, string, string | undefined, Tree | null] =
    what < 10
      ? [
          'POST',
          '/e',
          dice.oneOf(['text/plain', 'text/plain;charset=UTF-8', 'application/json']),
          undefined,
          {
            v: 1,
            key: door.publicKey,
            sent: Date.now(),
            visitor: uuid(dice),
            tab: uuid(dice).slice(0, 8),
            page: { host: 'www.x.no', path: '/priser', title: 'Priser' },
            ...(dice.chance(0.2) && { confirm: [uuid(dice)], dropped: 1 }),
            events: events(dice, 'sdk'),
          },
        ]
      : what < 16
        ? [
            'POST',
            '/v1/events',
            'application/json',
            `Bearer ${door.secretKey}`,
            { sent: Date.now(), ...(dice.chance(0.2) && { historical: true }), events: events(dice, 'server') },
          ]
        : what < 18
          ? ((([m, p, body]) => [m, p, 'application/json', `Bearer ${door.token}`, structuredClone(body())] as const)(
              dice.oneOf(administration),
            ).slice() as [string, string, string, string, Tree])
          : ['GET', dice.oneOf(reading), '', `Bearer ${door.token}`, null];
  // one in eight is as it should be
  if (tree) for (let times = dice.oneOf([0, 1, 1, 1, 2, 2, 3, 5]); times > 0; times--) mutate(tree, dice);
  if (dice.chance(tree ? 0.03 : 0.9)) path = address(path, dice);
  if (dice.chance(0.01)) method = dice.oneOf(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']);
  if (tree && dice.chance(0.03)) type = dice.oneOf(contentTypes);
  let body = tree ? bytesOf(tree, dice) : null;
  const headers: Record<string, string> = {
    ...(type && { 'content-type': type }),
    ...((bearer ?? authorization) && { authorization: (bearer ?? authorization)! }),
    ...headersOf(dice),
  };
  if (body && dice.chance(0.01)) {
    if (dice.chance(0.7)) body = gzipSync(body);
    headers['content-encoding'] = dice.oneOf(['gzip', 'br', 'x']);
  }
  return { method, path, headers, body };
}
