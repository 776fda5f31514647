import { expect, test } from 'vitest';
import { journeyView } from './journey-view.ts';

test.each([
  {},
  { stage: null, people: 'none', jobs: [], group: { roles_missing: null }, next: [{}], journey: 7, readiness: 'high' },
])('a view that lacks things, or holds strange ones, is still a view: %j', (view) => {
  expect(journeyView.parse(view)).toMatchObject({
    stage: 'outside',
    readiness: 0,
    people: [],
    jobs: {},
    group: { roles_missing: {}, came_late: [] },
    next: [],
    journey: { number: 1, started_at: null },
  });
});
