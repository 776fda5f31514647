import { expect, it } from 'vitest';
import { mailAddress, registrableDomain } from './host-name.ts';

it.each([
  ['www.fjordbank.no', 'fjordbank.no'],
  ['bücher.no', 'bücher.no'],
  ['xn--bcher-kva.no', 'bücher.no'],
  ['BU\u0308CHER.no', 'bücher.no'],
  ['post.oslo.kommune.no', 'oslo.kommune.no'],
  ['a.b.co.uk', 'b.co.uk'],
  ['shop.fjellheim.example', 'fjellheim.example'],
])('%s is known as %s', (host, domain) => expect(registrableDomain(host)).toBe(domain));

it.each([
  ['ws.localhost'],
  ['printer.local'],
  ['x.invalid'],
  ['a.b.test'],
  ['192.0.2.7'],
  ['[::1]'],
  ['intranet'],
  ['no'],
  ['kommune.no'],
  [''],
  ['x.internal'],
  ['9001.'],
])('%s names no company', (host) => expect(registrableDomain(host)).toBeNull());

it('an address is found again however its domain is written', () => {
  const forms = ['kari@blåbær.example', 'KARI@xn--blbr-roah.example', 'kari@bla\u030Abær.example'];
  expect(new Set(forms.map(mailAddress)).size).toBe(1);
});
