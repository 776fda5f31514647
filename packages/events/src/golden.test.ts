import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventNames } from './event-names.ts';
import { readWireEvent } from './wire/read-wire-event.ts';

const folder = new URL('../golden/', import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));

it('every event has examples, good ones and bad ones, and nothing else has', () => {
  const wanted = eventNames.flatMap((name) => [`${name}.invalid.json`, `${name}.valid.json`]);
  expect(readdirSync(folder).sort()).toEqual(wanted.sort());
});

describe.each(eventNames)('%s', (name) => {
  it.each(read(`${name}.valid.json`) as object[])('is taken: %j', (event) => {
    expect(readWireEvent(event, 'server')).toMatchObject({ ok: true, fields: { event: name } });
  });
  it.each(read(`${name}.invalid.json`) as { at: string; event: object }[])(
    'is refused at $at, and says so',
    ({ at, event }) => {
      const result = readWireEvent(event, 'server');
      expect(result.ok).toBe(false);
      expect((result as { message: string }).message).toContain(at);
    },
  );
});
