import type { Place } from '../rulebook/place.ts';
import type { Rule } from '../rulebook/rule.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Stage } from '../rulebook/stage.ts';

const quoted = (text: string) => `"${text.replaceAll('"', '#quot;')}"`;

/** How an arrow of a kind of rule is drawn: what leads back is dotted, what skips stages is thick. */
const arrows: Partial<Record<Rule['kind'], string>> = { reconsider: '-.->', fast_track: '==>' };

interface Arrow {
  readonly from: string;
  readonly arrow: string;
  readonly to: string;
  readonly rules: string[];
}

/** The rules between two places as one arrow; a rule that holds in every stage leaves from the journey as a whole. */
function arrowsOf(rulebook: Rulebook, id: (place: Place) => string): Arrow[] {
  const all = new Map<string, Arrow>();
  const draw = (from: string, to: string, rule: Rule) => {
    const arrow = arrows[rule.kind] ?? '-->';
    const key = `${from} ${arrow} ${to}`;
    const known = all.get(key) ?? { from, arrow, to, rules: [] };
    known.rules.push(rule.name);
    all.set(key, known);
  };
  for (const rule of rulebook.rules) {
    const targets = new Set(rulebook.stages.map((s) => rule.moves.get(s.name)));
    const [only] = targets;
    const everywhere = targets.size === 1 && only !== undefined;
    if (everywhere) draw('journey', id(only), rule);
    for (const [from, to] of rule.moves) if (!everywhere || !rulebook.stage.has(from)) draw(id(from), id(to), rule);
  }
  return [...all.values()];
}

/**
 * A journey's stages and the rules that move companies between them, as a Mermaid flowchart.
 * @example
 * graph(rulebook); // flowchart LR ...
 */
export function graph(rulebook: Rulebook): string {
  const id = (place: Place) => (rulebook.stage.has(place) ? `s${(rulebook.stage.get(place) as Stage).index}` : place);
  const drawn = arrowsOf(rulebook, id);
  const outer = ['outside', 'won', 'lost', 'cancelled'].filter((p) => drawn.some((a) => a.from === p || a.to === p));
  const phases = rulebook.phases.flatMap((phase, i) => [
    `    subgraph p${i} [${quoted(phase.name)}]`,
    ...phase.stages.map((s) => `      ${id(s.name)}[${quoted(`${s.name} ${s.readiness} %`)}]`),
    '    end',
  ]);
  return [
    'flowchart LR',
    ...outer.map((p) => `  ${p}([${p}])`),
    `  subgraph journey [${quoted(rulebook.id)}]`,
    ...phases,
    '  end',
    ...drawn.map((a) => `  ${a.from} ${a.arrow}|${quoted(a.rules.join(', '))}| ${a.to}`),
  ]
    .join('\n')
    .concat('\n');
}
