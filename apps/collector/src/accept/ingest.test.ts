import type { Site } from '@waystage/storage';
import { expect, it } from 'vitest';
import { ingest } from './ingest.ts';

const deep = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}1${']'.repeat(levels)}`);
const keys = Object.fromEntries(Array.from({ length: 3500 }, (_, n) => [`k${n}`, 1]));
const custom = (props: object) => ({ event: 'custom', name: 'roi', props });

it.each<[string, object]>([
  ['a long list', custom({ a: Array(15_500).fill(1) })],
  ['many small objects', custom({ a: Array(10_000).fill({}) })],
  ['many keys', custom(keys)],
  ['many fields nobody knows', keys],
  ['depth', custom({ a: deep(29) })],
  ['an address that never ends', custom({ a: `${'a'.repeat(31_000)} @` })],
  ['wide signs', custom({ a: '＠'.repeat(9900) })],
  ['encoded signs', custom({ a: '%252540'.repeat(4400) })],
  ['index files', { path: `/x${'/index.html'.repeat(180)}` }],
])('no event takes more than 20 ms: %s', (_, more) => {
  const raw = { id: crypto.randomUUID(), at: Date.now(), event: 'page_view', path: '/', host: 'x.example', ...more };
  const site: Site = { id: 'main' } as Site;
  const tries = Array.from({ length: 4 }, () => {
    const start = performance.now();
    ingest(raw, { site, by: 'sdk', received: Date.now(), userAgent: 'Mozilla '.repeat(1900) });
    return performance.now() - start;
  });
  expect(Math.min(...tries)).toBeLessThan(20);
});
