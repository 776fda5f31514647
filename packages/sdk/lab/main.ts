import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { browsers } from './browsers.ts';
import { killed } from './killed.ts';
import { type Played, play } from './play.ts';
import { type Outcome, run } from './run.ts';
import { scenes } from './scenes.ts';
import { type Scenario, scenarios } from './walk.ts';

/** What became of the lab, by browser. */
export type Results = Record<string, { walks: Outcome[]; scenes: Played[] }>;

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'Chromium,Firefox,WebKit' },
    /** what is walked; empty: nothing, and what `out` holds of earlier walks stays */
    scenario: { type: 'string', default: scenarios.join(',') },
    /** of each scenario; the nine of them make 1,008 */
    steps: { type: 'string', default: '112' },
    /** seconds of the outage */
    outage: { type: 'string', default: '30' },
    /** where the outcome is kept for `document.ts`; what it holds of other browsers stays */
    out: { type: 'string' },
  },
});

const results: Results = {};
for (const browser of browsers.filter((one) => values.browser.includes(one.name))) {
  if (!browser.path) {
    const sentence = `${browser.name} is not here, its part of the lab was skipped. Get it: ${browser.get}`;
    if (process.env.CI) throw new Error(sentence);
    console.warn(sentence);
    continue;
  }
  const played = [...(await play(browser, scenes)), await killed(browser)];
  for (const { scene, wrong } of played) console.log(`${browser.name}: ${scene}: ${wrong ?? 'as it should be'}`);
  const walks: Outcome[] = [];
  for (const scenario of values.scenario.split(',').filter(Boolean) as Scenario[]) {
    const walk = () => run(browser, scenario, Number(values.steps), Number(values.outage));
    let outcome = await walk();
    // a browser that did not start, or a machine that was busy; what was lost is never tried again
    if (!outcome.finished) outcome = await walk();
    walks.push(outcome);
    console.log(`${browser.name}: ${JSON.stringify(outcome)}`);
  }
  results[browser.name] = { walks, scenes: played };
  if (values.out) {
    const before = existsSync(values.out) ? (JSON.parse(readFileSync(values.out, 'utf8')) as Results) : {};
    const kept = walks.length ? walks : (before[browser.name]?.walks ?? []);
    writeFileSync(values.out, JSON.stringify({ ...before, [browser.name]: { walks: kept, scenes: played } }, null, 2));
  }
}
const all = Object.values(results);
const lost = all
  .flatMap(({ walks }) => walks)
  .filter((one) => one.lost || one.twice || one.errors.length || !one.finished);
const wrong = all.flatMap(({ scenes }) => scenes).filter((one) => one.wrong);
if (lost.length) console.error(`${lost.length} scenarios lost or doubled something, or did not come to their end`);
if (wrong.length) console.error(`${wrong.length} scenes were not as they should be`);
process.exitCode = lost.length + wrong.length ? 1 : 0;
