import { expect, test } from 'vitest';
import { crmEvents } from './crm-events.ts';

const events = crmEvents() as Record<string, unknown>[];

test('each event has an id of its own, in letters the server API takes, and the same at every start', () => {
  const ids = events.map(({ id }) => String(id));
  expect(ids.filter((id) => !/^[\w.:-]{1,64}$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(events.length);
  expect(crmEvents()).toEqual(events);
});

test('it tells the facts of two companies, then the titles of their four people', () => {
  expect(events.map(({ event, domain, person, title }) => [event, domain ?? person, title])).toEqual([
    ['company', 'fjordbank.example', undefined],
    ['company', 'bergen-bygg.example', undefined],
    ['identify', 'kari.nilsen@fjordbank.example', 'Daglig leder'],
    ['identify', 'ola.brovig@fjordbank.example', 'IT-sjef'],
    ['identify', 'eva.odegard@bergen-bygg.example', 'CFO'],
    ['identify', 'per.asheim@bergen-bygg.example', 'Salgssjef'],
  ]);
});

test('both companies are of the size and the country the example sells to', () => {
  for (const { event, country, employees, relation } of events)
    if (event === 'company') expect([country, Number(employees) >= 50, relation]).toEqual(['NO', true, 'none']);
});
