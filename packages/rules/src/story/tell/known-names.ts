import type { Compiling } from '../../rulebook/compile/compiling.ts';
import { endings } from '../../rulebook/place.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Said } from '../../syntax/grammar/said.ts';
import { type ExpectationNode, none } from '../notation/expectation.ts';

/** Reports names in an expectation that nothing in the rules has, so that a misspelt one is not taken for something that did not happen. */
export function knownNames(rulebook: Rulebook, expected: ExpectationNode, c: Compiling): void {
  const find = (known: Iterable<string>, said: readonly Said<string>[] | null, what: string, so: string) => {
    const names = new Map([...known].map((k) => [k, k]));
    for (const s of said ?? []) if (s.value !== none) c.find(names, s, what, so);
  };
  const one = (said: Said<string> | null) => (said ? [said] : null);
  const places = ['outside', ...rulebook.stages.map((s) => s.name), ...endings];
  find(places, one(expected.stage), 'stage', 'so no company is ever there');
  find(rulebook.rule.keys(), one(expected.by), 'rule', 'so nothing can happen by it');
  find(
    new Set([...rulebook.obstacles.values()].flatMap((o) => [...o.keys()])),
    expected.obstacle,
    'obstacle',
    'so nothing of that name is ever in the way',
  );
  const notices = rulebook.rules.flatMap((r) => (r.kind === 'notice' && r.about !== null ? [r.about] : []));
  find(new Set(notices), expected.notice, 'notice', 'so no rule ever gives it');
  find(rulebook.jobs.keys(), expected.job, 'job', 'so nobody is ever done with it');
  if (Object.entries(expected).every(([key, v]) => ['kind', 'span', 'unread'].includes(key) || v === null))
    c.report('J4', expected.span, 'Nothing is expected here.', 'Add `stage:` or what else should be true.');
}
