import { expect, test } from 'vitest';
import { wholeTurns } from './whole-turns.ts';

const message = (type: string, body = '') => {
  const head = Buffer.from(`${type}\0\0\0\0`);
  head.writeUInt32BE(4 + body.length, 1);
  return Buffer.concat([head, Buffer.from(body)]);
};
const parse = message('P', 'select 1');
const sync = message('S');

/** [what, bytes, whole] */
const cases: [string, Buffer[], number][] = [
  ['nothing', [], 0],
  ['a query', [message('Q', 'select 1')], 13],
  ['a parse that no sync follows yet', [parse], 0],
  ['a parse and its sync', [parse, sync], 18],
  ['a sync cut in its length', [parse, sync.subarray(0, 3)], 0],
  ['a turn and the start of the next', [parse, sync, parse], 18],
  ['two turns', [sync, sync], 10],
];
test.for(cases)('of %s', ([, parts, whole]) => {
  expect(wholeTurns(Buffer.concat(parts))).toBe(whole);
});
