import { loadRulebook, type Rulebook } from '../src/index.ts';

const files: Record<string, string> = {
  'journey.yaml': `journey: small
audience: all
phases:
  - { phase: awareness, stages: [{ stage: a, readiness: 10 }, { stage: b, readiness: 20 }] }
  - { phase: evaluation, stages: [{ stage: c, readiness: 30 }] }
  - { phase: decision, stages: [{ stage: d, readiness: 40 }] }
jobs: { learn: {} }
obstacles: { awareness: { fog: "They do not see" }, evaluation: { fog: "They do not see" } }
`,
  'audience.yaml': `audiences: { all: { unknown: let_in }, large: { must: { employees: { at_least: 100 } } } }
facts: { employees: number }
roles: [{ role: boss, title: ceo }, { role: it, title: it }]
who: { group: [boss, it, unknown], bosses: [boss] }
`,
  'behaviours.yaml': `behaviours:
  reads: { event: page_read, path: "/read/**" }
  asks: { event: form, name: ask }
`,
};

/**
 * A journey of four stages (a, b in awareness, c, d) with the rules given, each without `says`, `proves` and, where anyone
 * will do, `who`. `more` replaces whole files or adds lines to them.
 */
export function smallJourney(rules: readonly string[], more: Record<string, string> = {}, version = ''): Rulebook {
  const list = rules.map((r, i) => {
    const name = /^rule: (\S+)/m.exec(r) ? r : `rule: r${i}\n${r}`;
    const who = /^who:/m.test(r) ? name : `${name}\nwho: anyone`;
    return `  - ${`says: s\nproves: p\n${who}`.replaceAll('\n', '\n    ')}`;
  });
  const all: Record<string, string> = { ...files, 'rules/r.yaml': `rules:\n${list.join('\n')}\n` };
  for (const [path, text] of Object.entries(more)) all[path] = `${all[path]}${text}\n`;
  const loaded = loadRulebook(
    Object.entries(all).map(([path, text]) => ({ path, text })),
    { version },
  );
  if (!loaded.rulebook) throw new Error(loaded.findings.map((f) => `${f.file}:${f.line} ${f.message}`).join('\n'));
  return loaded.rulebook;
}
