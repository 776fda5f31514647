import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathGlob } from '../../rulebook/path-glob.ts';
import { sharedPaths } from './shared-paths.ts';

test.each<[string, string[], string | undefined]>([
  ['one exact path', ['/pricing', '/pricing'], '/pricing'],
  ['different paths', ['/pricing', '/priser'], undefined],
  ['the folder itself', ['/blog/**', '/blog'], '/blog'],
  ['a folder is no beginning of a word', ['/blog/**', '/blogg'], undefined],
  ['a star stays in its segment', ['/a/*/c', '/a/b/x/c'], undefined],
  ['two stars do not', ['/a/**/c', '/a/b/x/c'], '/a/b/x/c'],
  ['ends meet', ['/pricing/**', '/**/enterprise'], '/pricing/enterprise'],
  ['both have to be long enough', ['/*/b', '/a/*'], '/a/b'],
  ['no doubled slash', ['/a/*/b', '/a//b'], undefined],
  ['no slash at the end', ['/a/*', '/a/'], undefined],
  ['no index file', ['/a/*', '/a/index.html'], undefined],
  ['letters of any alphabet', ['/kjøp/*', '/*/måned'], '/kjøp/måned'],
])('%s: %j', (_, globs, path) => {
  expect(
    sharedPaths(
      globs.map((g) => [g]),
      1,
    )[0],
  ).toBe(path);
});

test('one of each set is enough', () => {
  expect(
    sharedPaths(
      [
        ['/a', '/b'],
        ['/c', '/b'],
      ],
      1,
    ),
  ).toEqual(['/b']);
});

test('as many different ones as there are', () => {
  expect(sharedPaths([['/a', '/b']], 5)).toEqual(['/a', '/b']);
  expect(new Set(sharedPaths([['/a/*']], 20)).size).toBe(20);
});

const piece = fc.constantFrom('/', '/', 'a', 'b', '*', '**');
const glob = fc.array(piece, { maxLength: 7 }).map((p) => `/${p.join('')}`);
const path = fc
  .array(fc.constantFrom('a', 'b', 'ab', 'ba', 'c'), { maxLength: 4 })
  .map((s) => (s.length > 0 ? `/${s.join('/')}` : '/'));

test('where no path is found none fits, and those found fit', () => {
  fc.assert(
    fc.property(
      fc.array(glob, { minLength: 1, maxLength: 3 }),
      fc.array(path, { minLength: 20, maxLength: 20 }),
      (globs, paths) => {
        const fits = globs.map(pathGlob);
        const all = (p: string) => fits.every((f) => f(p));
        const found = sharedPaths(
          globs.map((g) => [g]),
          3,
        );
        expect(found.filter((p) => !all(p))).toEqual([]);
        if (found.length === 0) expect(paths.filter(all)).toEqual([]);
      },
    ),
    { numRuns: 2000 },
  );
});
