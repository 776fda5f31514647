import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { browsers } from './browsers.ts';
import { type Outcome, run } from './run.ts';
import { type Scenario, scenarios } from './walk.ts';

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'Chromium,Firefox,WebKit' },
    scenario: { type: 'string', default: scenarios.join(',') },
    /** of each scenario; the nine of them make 1,008 */
    steps: { type: 'string', default: '112' },
    /** seconds of the outage */
    outage: { type: 'string', default: '30' },
    /** where the outcome is kept for `document.ts` */
    out: { type: 'string' },
  },
});

const results: Record<string, Outcome[]> = {};
for (const browser of browsers.filter((one) => values.browser.includes(one.name))) {
  if (!browser.path) {
    const sentence = `${browser.name} is not here, its part of the lab was skipped. Get it: ${browser.get}`;
    if (process.env.CI) throw new Error(sentence);
    console.warn(sentence);
    continue;
  }
  results[browser.name] = [];
  for (const scenario of values.scenario.split(',') as Scenario[]) {
    const walk = () => run(browser, scenario, Number(values.steps), Number(values.outage));
    let outcome = await walk();
    // a browser that did not start, or a machine that was busy; what was lost is never tried again
    if (!outcome.finished) outcome = await walk();
    results[browser.name]!.push(outcome);
    console.log(browser.name, JSON.stringify(outcome));
  }
}
if (values.out) await writeFile(values.out, JSON.stringify(results, null, 2));
const failed = Object.values(results)
  .flat()
  .filter((one) => one.lost || one.twice || one.errors.length || !one.finished);
if (failed.length) {
  console.error(`${failed.length} scenarios lost or doubled something, or did not come to their end`);
  process.exitCode = 1;
}
