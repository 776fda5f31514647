import type { Entry, StoredEvent } from '@waystage/events';
import { emptyState, fold, type Rulebook } from '@waystage/rules';
import jsonLogic from 'json-logic-js';
import { Engine } from 'json-rules-engine';
import { exampleFiles, rulebookOf } from './load-example.ts';

/** Twenty questions about one event: its kind, a path, a word, and who did it. */
const sections = [
  '/blogg',
  '/produkt',
  '/priser',
  '/kunder',
  '/compare',
  '/guider',
  '/maler',
  '/sikkerhet',
  '/kurs',
  '/presse',
];
const questions = sections.flatMap((path) => [
  { event: 'page_read', path, roles: ['decision_maker', 'finance'] },
  { event: 'page_read', path, roles: ['it', 'user', 'finance', 'procurement'] },
]);

/** One of the ways to answer them: gives how many were answered with yes. */
export type Answering = (log: readonly Entry[]) => number | Promise<number>;

interface Asked {
  event: string;
  path: string;
  role: string;
}

function asked(log: readonly Entry[]): Asked[] {
  const roles = new Map<string, string>();
  for (const e of log) if (e.type === 'role') roles.set(e.person, e.roles['crm-suite'] as string);
  return log
    .filter((e) => e.type === 'interaction')
    .map(({ interaction: i }) => ({
      event: i.event,
      path: (i as StoredEvent & { path?: string }).path ?? '',
      role: roles.get(i.person ?? '') ?? 'unknown',
    }));
}

/** The whole engine, state, windows and all, with the twenty questions as its rules. */
export function waystage(): Answering {
  const behaviours = sections.map((path, i) => `  page-${i}: { event: page_read, path: ["${path}/**"] }`);
  const rules = questions.map(
    ({ path }, i) => `  - rule: r${i}
    says: Reads ${path}
    notice: { name: n${i}, from: any, repeat_after: 1 minute }
    when: { does: page-${Math.floor(i / 2)} }
    who: group-${i % 2}
    proves: It is counted.`,
  );
  const groups = [0, 1].map((i) => `  group-${i}: [${questions[i]?.roles.join(', ')}]`);
  const files = exampleFiles()
    .filter((f) => !f.path.startsWith('rules/'))
    .map((f) => {
      if (f.path === 'behaviours.yaml') return { ...f, text: `behaviours:\n${behaviours.join('\n')}\n` };
      if (f.path === 'audience.yaml') return { ...f, text: `${f.text}\n${groups.join('\n')}\n` };
      return f.path === 'journey.yaml'
        ? { ...f, text: f.text.replace(/^deal_stages:[\s\S]*?^# What helps/m, '# What helps') }
        : f;
    });
  const rulebook: Rulebook = rulebookOf([
    ...files.map((f) => (f.path === 'content.yaml' ? { ...f, text: 'content: []\n' } : f)),
    { path: 'rules/r.yaml', text: `rules:\n${rules.join('\n')}\n` },
  ]);
  return (log) => {
    const begun: Entry = {
      type: 'corrected',
      journey: 'crm-suite',
      to: 'noticed',
      author: 'a',
      reason: 'b',
      offset: -1,
      received: 0,
    };
    const [, decisions] = fold(rulebook, emptyState(rulebook), [begun, ...log.filter((e) => e.type !== 'tick')]);
    return decisions.filter((d) => d.type === 'notice.given').length;
  };
}

/** json-logic-js: one condition after the other. */
export function logic(): Answering {
  const rules = questions.map(({ event, path, roles }) => ({
    and: [
      { '===': [{ var: 'event' }, event] },
      {
        or: [
          { '===': [{ var: 'path' }, path] },
          { '===': [{ substr: [{ var: 'path' }, 0, path.length + 1] }, `${path}/`] },
        ],
      },
      { in: [{ var: 'role' }, roles] },
    ],
  }));
  return (log) => {
    let yes = 0;
    for (const facts of asked(log)) for (const rule of rules) if (jsonLogic.apply(rule, facts)) yes++;
    return yes;
  };
}

/** json-rules-engine: all rules at once, for each event. */
export function rulesEngine(): Answering {
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator('under', (path: string, section: string) => path === section || path.startsWith(`${section}/`));
  for (const [i, { event, path, roles }] of questions.entries())
    engine.addRule({
      event: { type: `r${i}` },
      conditions: {
        all: [
          { fact: 'event', operator: 'equal', value: event },
          { fact: 'path', operator: 'under', value: path },
          { fact: 'role', operator: 'in', value: roles },
        ],
      },
    });
  return async (log) => {
    let yes = 0;
    for (const facts of asked(log)) yes += (await engine.run({ ...facts })).events.length;
    return yes;
  };
}
