import type { Finding } from '../../finding/finding.ts';
import type { Folder } from '../../syntax/folder.ts';
import type { Rule } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import { compileAudiences } from './audiences.ts';
import { compileBehaviours } from './behaviours.ts';
import { Compiling } from './compiling.ts';
import { compileJobs, compileObstacles, compileRest } from './journey.ts';
import { compileRule } from './rule.ts';
import { compileStages } from './stages.ts';
import { compileTimezone } from './timezone.ts';

function longest(rules: readonly Rule[]): number {
  return Math.max(0, ...rules.flatMap((r) => r.clauses.map((k) => Math.max(k.within ?? 0, k.sinceEntering ?? 0))));
}

/**
 * Resolve every name of a folder. The rulebook holds everything that could be understood, so that the proofs can speak
 * of the rest of a folder with mistakes in it; run it only if no finding is an error.
 * @param version what the caller calls these files (a hash of them); nothing is hashed here
 */
export function compile(folder: Folder, version = ''): { rulebook: Rulebook; findings: Finding[] } {
  const c = new Compiling();
  const { journey } = folder;
  const { phases, stages } = compileStages(journey, c);
  const jobs = compileJobs(journey, c);
  const obstacles = compileObstacles(journey, phases, c);
  const audienceParts = compileAudiences(folder.audience, c);
  const behaviourParts = compileBehaviours(folder.behaviours, jobs, c);
  const { audiences } = audienceParts;
  const audience = journey.audience ? c.find(audiences, journey.audience, 'audience', 'so no company is in it') : null;
  if (!journey.audience && !journey.unread.includes('audience'))
    c.report(
      'T3',
      journey.span,
      'Trait 3 is missing: which companies are relevant customers at all?',
      'Add `audience:` to journey.yaml.',
    );
  const rest = compileRest(
    folder,
    { phases, stages, jobs, obstacles, who: audienceParts.who, roles: audienceParts.roles },
    c,
  );
  const known = { phases, stages, audience, jobs, obstacles, ...audienceParts, ...behaviourParts };
  const byName = new Map<string, Rule>();
  const names = new Map(folder.rules.map((r) => [r.rule.value, r]));
  for (const node of folder.rules) {
    const rule = compileRule(node, known, c);
    for (const g of node.gives_way_to ?? []) c.find(names, g, 'rule', 'so no rule goes first');
    if (rule) c.declare(byName, node.rule, rule, 'rules');
  }
  c.rule = undefined;
  const sorted = [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const rules = sorted.map((r, index) => Object.freeze({ ...r, index }));
  const rulebook: Rulebook = Object.freeze({
    kind: 'rulebook',
    id: journey.journey.value,
    version,
    says: journey.says?.value ?? '',
    folder,
    products: journey.product ? Object.freeze(journey.product.map((p) => p.value)) : null,
    timezone: compileTimezone(journey, c),
    ...known,
    ...rest,
    phases: Object.freeze(phases),
    stages: Object.freeze(stages),
    stage: new Map(stages.map((s) => [s.name, s])),
    rules: Object.freeze(rules),
    rule: new Map(rules.map((r) => [r.name, r])),
    longestWithin: longest(rules),
  });
  return { rulebook, findings: c.findings };
}
