import type { SourceFile } from '@waystage/rules';
import { exampleFiles } from './load-example.ts';

const wanted = [
  'somebody-noticed',
  'starts-searching',
  'on-the-agenda',
  'studies-seriously',
  'looks-for-options',
  'weighs-approaches',
  'makes-a-shortlist',
  'looks-around-again',
  'bought',
  'gone-quiet',
];

/**
 * Ten rules of the example, and `more` others of the same kinds about pages nobody in the logs visits: the rules an event
 * can trigger stay the same.
 */
export function withMoreRules(more: number): SourceFile[] {
  const [plain, rules] = [
    exampleFiles().filter((f) => !f.path.startsWith('rules/')),
    exampleFiles().filter((f) => f.path.startsWith('rules/')),
  ];
  const ten = rules.map((f) => {
    const [head, ...blocks] = f.text.split(/^(?= {2}- rule: )/m);
    const kept = blocks.filter((b) => wanted.includes(/rule: (\S+)/.exec(b)?.[1] ?? ''));
    return { path: f.path, text: `${head?.includes('rules:') ? 'rules:\n' : ''}${kept.join('')}` };
  });
  const numbers = Array.from({ length: more }, (_, i) => i);
  const behaviours = numbers.map((i) => `  page-${i}: { event: page_read, path: ["/section-${i}/**"] }`);
  const others = numbers.map(
    (i) => `  - rule: more-${i}
    says: Reads section ${i} three times in two weeks
    notice: { name: section-${i}, from: any }
    when: { does: page-${i}, times: 3, different_people: 2, within: 14 days }
    who: buying_group
    proves: Interest in section ${i}.`,
  );
  if (more === 0) return [...plain, ...ten];
  return [
    ...plain.map((f) => (f.path === 'behaviours.yaml' ? { ...f, text: `${f.text}\n${behaviours.join('\n')}\n` } : f)),
    ...ten,
    { path: 'rules/more.yaml', text: `rules:\n${others.join('\n')}\n` },
  ];
}
