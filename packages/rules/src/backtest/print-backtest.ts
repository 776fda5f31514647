import type { Backtest, Outcome, StageChange } from './backtest.ts';

const endings: [Outcome, string][] = [
  ['won', 'Journeys that were won'],
  ['lost', 'Journeys that were lost'],
  ['cancelled', 'Journeys that were called off'],
  ['open', 'Journeys still open'],
  ['none', 'Companies the old rules saw on no journey'],
];

function some(companies: string[], most: number): string {
  const named = companies.slice(0, most).join(', ');
  return companies.length > most ? `${named} and ${companies.length - most} more` : named;
}

function line(change: StageChange, most: number): string[] {
  const parts = (['earlier', 'later', 'more', 'fewer'] as const).filter((k) => change[k].length > 0);
  if (parts.length === 0) return [];
  return [
    `  ${change.stage}: ${[...parts.map((k) => `${change[k].length} ${k}`), `${change.same} as before`].join(', ')}`,
    ...parts.map((k) => `      ${k}: ${some(change[k], most)}`),
  ];
}

/** A backtest for people: what changes, split by how the journeys ended, with up to `most` companies behind each number. */
export function printBacktest(result: Backtest, most = 5): string {
  const lines = [`${result.companies} companies, ${result.entries} entries.`];
  for (const [outcome, title] of endings) {
    const changed = result.byOutcome[outcome].flatMap((c) => line(c, most));
    if (changed.length > 0) lines.push('', `${title}:`, ...changed);
  }
  const rules = Object.entries(result.rules).filter(([, n]) => n.old !== n.new);
  if (rules.length > 0)
    lines.push(
      '',
      'Rules that move companies more or less often:',
      ...rules.map(([rule, n]) => `  ${rule}: ${n.old} > ${n.new}`),
    );
  const turned = Object.entries(result.outcomes).flatMap(([was, ends]) =>
    Object.entries(ends)
      .filter(([is]) => is !== was)
      .map(([is, companies]) => `  ${was} > ${is}: ${companies.length} (${some(companies, most)})`),
  );
  if (turned.length > 0) lines.push('', 'Journeys that would end otherwise:', ...turned);
  if (lines.length === 1) lines.push('', 'Nothing would have been different.');
  return lines.join('\n');
}
