import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exampleRulebook } from '../../test/example.ts';
import { printResults } from './print-results.ts';
import { readStories } from './read-stories.ts';
import { runStories } from './run-stories.ts';

const page = readFileSync(new URL('../../../../docs/stories.md', import.meta.url), 'utf8');
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text]) => text as string);
const crm = exampleRulebook('crm-suite');

test.each(blocks('yaml'))('docs/stories.md: the stories in it are true: %s', (text) => {
  const { stories, findings } = readStories(crm, [{ path: 'tests/stories.yaml', text }]);
  expect(findings).toEqual([]);
  expect(stories.length).toBeGreaterThan(0);
  expect(runStories(crm, stories).filter((r) => !r.passed)).toEqual([]);
});

test('docs/stories.md: a story that is not as expected looks as shown', () => {
  const text = `people: { kari: { title: "Daglig leder" } }
stories:
  - story: prices are enough
    start_at: requirements
    tell:
      - { day: 1, who: kari, does: visits-pricing, times: 3 }
      # one person is not two
      - { expect: { stage: shortlist } }
`;
  const { stories } = readStories(crm, [{ path: 'tests/stories.yaml', text }]);
  const printed = printResults(runStories(crm, stories), () => text);
  expect(blocks('text').join('')).toContain(printed);
});
