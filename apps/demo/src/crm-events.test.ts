import { limits, readWireEvent } from '@waystage/events';
import { expect, test } from 'vitest';
import { crmEvents } from './crm-events.ts';

test('every event would be taken from a server, under an id of its own', () => {
  const events = crmEvents();
  expect(events.map((event) => readWireEvent(event, 'server')).filter(({ ok }) => !ok)).toEqual([]);
  expect(new Set(events.map((event) => (event as { id: string }).id)).size).toBe(events.length);
  expect(events.length).toBeLessThan(limits.batchEvents);
});

test('it tells the facts of two companies and the titles of four people', () => {
  const events = crmEvents() as Record<string, unknown>[];
  expect(events.filter(({ event }) => event === 'company').map(({ domain }) => domain)).toEqual([
    'fjordbank.example',
    'bergen-bygg.example',
  ]);
  expect(events.filter(({ event }) => event === 'identify').map(({ title }) => title)).toEqual([
    'Daglig leder',
    'IT-sjef',
    'CFO',
    'Salgssjef',
  ]);
});
