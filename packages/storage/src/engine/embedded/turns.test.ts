import { expect, test } from 'vitest';
import { type Asker, nextAsker } from './turns.ts';

interface Named extends Asker {
  name: string;
}
function asker(name: string, rank: number, sessions: number[]): Named {
  const asks = sessions.map((session, id) => ({ id, session, bytes: new Uint8Array(), held: false }));
  return { name, rank, asks, passed: 0 };
}

test('between transactions the lowest rank goes first, and nobody is passed over more than four times', () => {
  const askers = [asker('rules', 2, [1]), asker('pipeline', 1, [1]), asker('accept', 0, [1])];
  const order = Array.from({ length: 11 }, () => nextAsker(askers, null)?.name);
  expect(order.slice(0, 5)).toEqual(['accept', 'accept', 'accept', 'accept', 'rules']);
  expect(order.filter((name) => name === 'accept').length).toBeGreaterThan(5);
  expect(order).toContain('pipeline');
});

test('while a transaction is open only its own session has a turn', () => {
  const pipeline = asker('pipeline', 1, []);
  const askers = [asker('accept', 0, [1]), pipeline];
  expect(nextAsker(askers, { asker: pipeline, session: 4 })).toBeNull();
  pipeline.asks.push({ id: 7, session: 5, bytes: new Uint8Array(), held: false });
  expect(nextAsker(askers, { asker: pipeline, session: 4 })).toBeNull();
  pipeline.asks.unshift({ id: 6, session: 4, bytes: new Uint8Array(), held: false });
  expect(nextAsker(askers, { asker: pipeline, session: 4 })).toBe(pipeline);
});
