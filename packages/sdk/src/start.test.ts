import { expect, test } from 'vitest';
import { start } from './index.ts';

test('on a server every command does nothing, and says so to nobody', async () => {
  const ws = start({ site: 'pk_test', host: 'https://collect.nordkontor.example' });
  ws.page();
  ws.download('/guide.pdf', { kind: 'guide' });
  ws.identify({ token: 'a.b.c' });
  ws.consent('granted');
  ws.reset();
  expect(await ws.recommended()).toEqual([]);
  expect(start({ site: 'pk_test' })).toBe(ws);
});
