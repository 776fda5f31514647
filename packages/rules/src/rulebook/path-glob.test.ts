import { expect, test } from 'vitest';
import { pathGlob } from './path-glob.ts';

test.each([
  ['/priser', '/priser', true],
  ['/priser', '/priser/x', false],
  ['/x/**', '/x', true],
  ['/x/**', '/x/y/z', true],
  ['/x/**', '/xy', false],
  ['/guider/*.pdf', '/guider/crm.pdf', true],
  ['/guider/*.pdf', '/guider/2026/crm.pdf', false],
  ['/guider/**.pdf', '/guider/2026/crm.pdf', true],
  ['/*/priser', '/nb/priser', true],
  ['/*/priser', '/priser', false],
  ['/*/kunder/**', '/nb/kunder', true],
  ['/*/kunder/**', '/nb/kunder/fjord', true],
  ['/*/kunder/**', '/nb/kundene', false],
  ['**', '/anything', true],
  ['*', 'an-id', true],
  ['*', '/a', false],
  ['/a.b', '/axb', false],
  ['/løsninger/*', '/løsninger/økonomi', true],
  ['/A', '/a', false],
])('%s and %s: %s', (glob, path, is) => {
  expect(pathGlob(glob)(path)).toBe(is);
});

test('many stars and a long path take no time', () => {
  const glob = pathGlob(`/${'*a'.repeat(30)}b`);
  expect(glob(`/${'a'.repeat(2000)}`)).toBe(false);
  expect(glob(`/${'a'.repeat(2000)}b`)).toBe(true);
});
