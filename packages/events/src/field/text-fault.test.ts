import { describe, expect, it } from 'vitest';
import { normalPath } from './normal-path.ts';
import { textFault } from './text-fault.ts';
import { withoutAddresses } from './without-addresses.ts';

const deep = (levels: number): unknown => (levels === 0 ? 'x' : [deep(levels - 1)]);

describe('what is no text', () => {
  it.each([
    ['in a string', 'a\0'],
    ['in a list', ['a', ['b', 'c\0']]],
    ['in a key', { 'a\0': 1 }],
    ['far down', { a: [{ b: { c: 'x\ud83d' } }] }],
    ['the second half alone', { a: '\ude00x' }],
    ['in a key far down', { a: { '\ud83d': null } }],
    ['too deep', deep(5000)],
  ])('%s', (_, value) => expect(textFault(value)).toMatch(/U\+0000|surrogate|levels/));

  it.each([['Blåbær'], ['😀'], [{ å: ['æ', { '😀': null }] }], [undefined], [7], [deep(30)]])('%j is', (value) =>
    expect(textFault(value)).toBeNull(),
  );
});

describe('no part of an address is left', () => {
  it.each([
    ['kari@fjord.no', '[email]'],
    ['mail kari.nordmann+x@fjord.no now', 'mail [email] now'],
    ['/a/kari%40fjord.no/b', '/a/[email]/b'],
    ['/a?u=kari%2540fjord.no&b=1', '/a?u=[email]&b=1'],
    ['/a?u=kari%25252540fjord%2Eno', '/a?u=[email]'],
    ['"kari nordmann"@fjord.no', '[email]'],
    ['%22kari n%22@fjord.no', '[email]'],
    ["zz'o@fjord.no", '[email]'],
    ['<kari@fjord.no>', '<[email]>'],
    ['kåre@blåbær.no, kåre@bla\u030Aba\u0308r.no', '[email], [email]'],
    ['kari＠fjord.no', '[email]'],
    ['kari&#64;fjord.no', '[email]'],
    ['kari@[192.0.2.7]', '[email]'],
    ['a@b.no;c@d.no', '[email];[email]'],
    ['mailto:kari@fjord.no?subject=x', 'mailto:[email]?subject=x'],
  ])('%s', (text, left) => expect(withoutAddresses(text)).toBe(left));

  it.each([['@kari'], ['a @ b'], ['price @ 5.00'], ['a@b'], ['']])('%s is none', (text) =>
    expect(withoutAddresses(text)).toBe(text),
  );

  it('takes time in proportion to the text, whatever it is', () => {
    const worst = [
      'a'.repeat(32_000).concat(' @'),
      '@'.repeat(32_000),
      'a@'.repeat(16_000),
      '"@a.b'.repeat(6400),
      'a@b.'.repeat(8000),
      '%25'.repeat(10_000).concat('40'),
      '"'.repeat(32_000).concat('@a.b'),
      '@a.'.repeat(10_000),
    ];
    for (const text of worst) {
      const best = Math.min(
        ...Array.from({ length: 5 }, () => {
          const from = performance.now();
          withoutAddresses(text);
          return performance.now() - from;
        }),
      );
      expect(best, text.slice(0, 12)).toBeLessThan(10);
    }
  });
});

it.each([
  ['/docs/index.html/'],
  ['/a/index.php/index.html'],
  ['/a//'],
  ['/index.html/index.html/'],
  ['/%2f/default.aspx'],
  ['x'],
])('a path is normal after one time: %s', (path) => expect(normalPath(normalPath(path))).toBe(normalPath(path)));

it.each([['＠'], ['﹫a'], ['%252540'], ['%25252540'], ['%40'], ['@'], ['"@'], ['&#0064;a']])(
  'an address is looked for in time in proportion to the text: %s',
  (part) => {
    const took = (bytes: number) => {
      const text = part.repeat(bytes / Buffer.byteLength(part));
      const tries = Array.from({ length: 4 }, () => {
        const start = performance.now();
        withoutAddresses(text);
        return performance.now() - start;
      });
      return Math.min(...tries);
    };
    expect(took(32_000)).toBeLessThan(20);
  },
);
