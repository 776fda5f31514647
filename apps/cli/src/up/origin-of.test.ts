import { expect, it } from 'vitest';
import { originOf } from './origin-of.ts';

it.each([
  ['https://www.fjordbank.example/', 'https://www.fjordbank.example'],
  ['https://WWW.Fjordbank.example:443/priser?x#y', 'https://www.fjordbank.example'],
  ['http://localhost:3000', 'http://localhost:3000'],
  [' https://blåbær.example ', 'https://xn--blbr-roah.example'],
])('%s is %s', (said, origin) => expect(originOf(said)).toBe(origin));

it.each([
  ['www.fjordbank.example', /Did you mean https:\/\/www\.fjordbank\.example\?/],
  ['ftp://fjordbank.example', /Did you mean https:\/\/fjordbank\.example\?/],
  ['*', /not an origin/],
  ['https://kari:hemmelig@fjordbank.example', /not an origin/],
  ['', /not an origin/],
])('%s is refused', (said, why) => expect(() => originOf(said)).toThrow(why));
