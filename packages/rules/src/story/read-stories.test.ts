import { expect, test } from 'vitest';
import { exampleRulebook } from '../../test/example.ts';
import { readStories } from './read-stories.ts';
import { mostActs } from './tell/tell-story.ts';

const crm = exampleRulebook('crm-suite');
const read = (text: string) => readStories(crm, [{ path: 'tests/a.yaml', text }]);
const told = (step: string, head = '') =>
  read(`people: { ola: { title: "IT-sjef" } }
${head}
stories:
  - story: a story
    tell:
      - ${step}
`);

test.each([
  ['{ day: 1, who: ola, does: reads-guides }', /No behaviour is called reads-guides/, /Did you mean reads-guide\?/],
  ['{ day: 1, who: åla, does: reads-guide }', /No person is called åla/, /Did you mean ola\?/],
  ['{ day: 1, who: ola, does: visits-pricing, pth: /x }', /`pth` means nothing here/, /Did you mean path\?/],
  ['{ day: 1, who: ola, does: visits-pricing, tmes: 2 }', /`tmes` means nothing here/, /Did you mean times\?/],
  ['{ day: 1, who: ola, does: visits-pricing, path: /blogg/x }', /not visits-pricing but reads-article/, /event:/],
  ['{ day: 1, who: ola, event: page_veiw }', /No event is called page_veiw/, /page_view/],
  ['{ day: 1, who: ola, event: page_left, path: /x, scroll: 200 }', /No event can be like this: scroll/, undefined],
  ['{ day: -1, nothing: true }', /a day from 0/, undefined],
  ['{ nothing: true }', /When does this happen/, /day:/],
  ['{ day: 1 }', /Nothing happens here/, /does:/],
  ['{ day: 1, nothing: false }', /Then what happens/, undefined],
  ['{ day: 1, nothing: true, who: ola }', /`who` means nothing in this line/, undefined],
  ['{ day: 1, nothing: true, path: /x }', /`path` means nothing here/, undefined],
  ['{ day: 1, who: ola, does: orders, nothing: true }', /`does` and `nothing` in one line/, undefined],
  ['{ day: 2, arrives: 1, who: ola, does: orders }', /before it happens/, undefined],
  ['{ day: 1, corrected: shortlst }', /No stage is called shortlst/, /shortlist/],
  ['{ expect: { stage: onagenda } }', /No stage is called onagenda/, /on-agenda/],
  ['{ expect: { by: broght } }', /No rule is called broght/, /bought/],
  ['{ expect: { obstacle: late } }', /No obstacle is called late/, undefined],
  ['{ expect: { notice: dobt } }', /No notice is called dobt/, /doubt/],
  ['{ expect: { job: validaton } }', /No job is called validaton/, /validation/],
  ['{ expect: { stage: won, stalledd: true } }', /`stalledd` means nothing here/, /stalled/],
  ['{ expect: {} }', /Nothing is expected/, undefined],
])('%s is not a line of a story', (step, message, hint) => {
  const { findings } = told(step);
  expect(findings).toMatchObject([{ severity: 'error', file: 'tests/a.yaml', line: 6 }]);
  expect(findings[0]?.message).toMatch(message);
  if (hint) expect(findings[0]?.hint).toMatch(hint);
});

test.each([
  ['company: { contry: NO }', /No fact is called contry/],
  ['company: { country: NOO }', /No country is called NOO/],
  ['company: { employees: many }', /employees is a number/],
])('%s is nothing one can say of a company', (head, message) => {
  expect(told('{ day: 1, nothing: true }', head).findings[0]?.message).toMatch(message);
});

test('a role nobody declared, and a stage nobody can start at', () => {
  const { findings } = read(`people: { ola: { role: boss } }
stories: [{ story: a, start_at: nowhere, tell: [] }]
`);
  expect(findings.map((f) => f.message)).toEqual([
    'No role is called boss, so nobody has it.',
    'No stage is called nowhere, so no company is ever there.',
  ]);
});

test('a finding stands where the mistake stands', () => {
  const { findings } = told('{ day: 1, who: ola, does: reads-guides }');
  expect(findings[0]).toMatchObject({ line: 6, column: 35, length: 'reads-guides'.length });
});

test('a story is told in order; only what is late says when it happened', () => {
  const days = (second: string) => `stories: [{ story: a, tell: [{ day: 2, does: orders }, ${second}] }]`;
  expect(read(days('{ day: 1, does: orders }')).findings[0]?.hint).toMatch('arrives:');
  expect(read(days('{ day: 1, arrives: 3, does: orders }')).findings).toEqual([]);
});

test('two stories of one name are not told apart, in different files either', () => {
  const text = 'stories: [{ story: twice, tell: [] }]';
  const { findings } = readStories(crm, [
    { path: 'tests/a.yaml', text },
    { path: 'tests/b.yaml', text },
  ]);
  expect(findings).toMatchObject([{ code: 'J6', file: 'tests/b.yaml' }]);
});

test('a story of too many events is not told', () => {
  const many = Array.from({ length: mostActs / 1000 + 1 }, (_, i) => `{ day: ${i}, does: orders, times: 1000 }`);
  const { findings } = read(`stories: [{ story: long, tell: [${many.join(', ')}] }]`);
  expect(findings).toMatchObject([{ message: `A story tells of at most ${mostActs} events.` }]);
});

test('files that are no stories are passed over', () => {
  expect(readStories(crm, [{ path: 'rules/a.yaml', text: 'stories: nonsense' }])).toEqual({
    stories: [],
    findings: [],
  });
});

test('an empty file says so', () => {
  expect(read('').findings).toMatchObject([{ code: 'J1', message: 'The file is empty.' }]);
});
