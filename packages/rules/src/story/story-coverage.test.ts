import { expect, test } from 'vitest';
import { exampleRulebook } from '../../test/example.ts';
import { mutateRules } from './mutate-rules.ts';
import { printCoverage } from './print-coverage.ts';
import { readStories } from './read-stories.ts';
import { storyCoverage } from './story-coverage.ts';
import { suggestStories } from './suggest-stories.ts';

const office = exampleRulebook('office-supplies');
const { stories } = readStories(office);

test('a story fires a rule, another just misses it, and most rules have neither', () => {
  const coverage = storyCoverage(office, stories);
  expect(coverage['left-the-cart']).toMatchObject({
    fires: true,
    misses: true,
    firedBy: ['leaves the cart overnight'],
    missedBy: ['comes back in time', 'a late order that was placed in time still counts'],
  });
  expect(coverage.orders).toMatchObject({ fires: true, misses: false });
  expect(coverage['looks-around']).toMatchObject({ fires: false, misses: false });
  // anyone, once, at any time: there is nothing to be one short of
  expect(coverage['fills-the-cart']).toMatchObject({ fires: false, misses: true, missedBy: [] });
  expect(printCoverage(coverage)).toMatch(/left-the-cart +yes +yes\n.*looks-around +- +-\n/s);
});

test('with the suggested stories every rule has both', () => {
  const { text } = suggestStories(office, mutateRules(office, stories));
  const more = readStories(office, [{ path: 'tests/edges.yaml', text }]).stories;
  const coverage = Object.values(storyCoverage(office, [...stories, ...more]));
  expect(coverage.filter((c) => !c.fires || !c.misses)).toEqual([]);
});
