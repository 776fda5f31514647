import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { scriptAssets } from '../src/assets.ts';
import { browsers } from './browsers.ts';
import { type Figures, figures } from './figures.ts';
import { type Navigation, navigation } from './navigation.ts';
import { type Peer, peers } from './peers.ts';
import type { Outcome } from './run.ts';

const { values } = parseArgs({
  options: {
    /** weigh the other trackers' packages, from the registry */
    peers: { type: 'boolean', default: false },
    outcome: { type: 'string', default: new URL('outcome.json', import.meta.url).pathname },
  },
});
const doc = new URL('../../../docs/sdk.md', import.meta.url);

/** Scenarios in which a page is left by navigation or by closing its tab, and the network lets its beacon through. */
const EXITS = ['same-tab download', 'middle click', 'form POST', 'tab close', 'back/forward cache'];

function engines(results: Record<string, Outcome[]>): string {
  const lines = Object.entries(results).map(([name, outcomes]) => {
    const sum = (of: (one: Outcome) => number, list = outcomes) => list.reduce((total, one) => total + of(one), 0);
    const exits = outcomes.filter((one) => EXITS.includes(one.scenario));
    const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
    const views = sum((one) => one.views, exits);
    return `| ${name} | ${sum((one) => one.meant)} | ${sum((one) => one.lost)} | ${sum((one) => one.twice)} | ${sum((one) => one.again)} | ${share(
      Math.min(
        views,
        sum((one) => one.leftAtOnce, exits),
      ),
      views,
    )} | ${share(
      Math.min(
        views,
        sum((one) => one.left, exits),
      ),
      views,
    )} | ${sum((one) => one.restored)} |`;
  });
  return [
    '| engine | meant | lost | stored twice | uploaded again | `page_left` at the exit itself | after a return visit | came back from bfcache |',
    '|---|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

function scenarioTable(results: Record<string, Outcome[]>): string {
  const names = Object.keys(results);
  const scenarios = results[names[0]!]?.map((one) => one.scenario) ?? [];
  return [
    `| scenario | ${names.join(' | ')} |`,
    `|---|${names.map(() => '---').join('|')}|`,
    ...scenarios.map((scenario) => {
      const cells = names.map((name) => {
        const one = results[name]!.find((outcome) => outcome.scenario === scenario);
        return one ? `${one.meant - one.lost}/${one.meant}` : '-';
      });
      return `| ${scenario} | ${cells.join(' | ')} |`;
    }),
  ].join('\n');
}

function costs(page: Figures, click: Navigation): string {
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  return [
    '| what | measured | goal |',
    '|---|---|---|',
    `| evaluation, first access to storage and cookie included | ${ms(page.evaluation)} | 5 ms |`,
    `| handlers, p95 | ${ms(page.handlersP95)} | 1 ms |`,
    `| longest stretch of our code | ${ms(page.longestTask)} | 50 ms |`,
    `| layouts forced by us | ${page.forcedLayouts} | 0 |`,
    `| from a click to the beginning of the navigation, at full speed, with and without the script | ${ms(click.with)}, ${ms(click.without)} | no difference |`,
    `| yardstick: first access to storage and cookie on a page without us | ${ms(page.firstAccess)} | |`,
    `| yardstick: a million additions in a loop | ${ms(page.million)} | |`,
    `| requests before the first event | ${page.requestsBeforeFirstEvent} | 1 |`,
  ].join('\n');
}

function sizes(): string {
  const { bytes, more, stub } = scriptAssets().manifest;
  return [
    '| file | brotli 11 | gzip 9 | raw |',
    '|---|---|---|---|',
    `| \`w.js\`: what every page pays | ${bytes.brotli} | ${bytes.gzip} | ${bytes.raw} |`,
    `| \`more.js\`: players, forms of other makers, consent managers, e-commerce; when needed | ${more.bytes.brotli} | ${more.bytes.gzip} | ${more.bytes.raw} |`,
    `| the stub, host and key not counted | | | ${stub.bytes.raw} |`,
  ].join('\n');
}

function peerTable(others: Peer[]): string {
  const { version, bytes } = scriptAssets().manifest;
  return [
    '| package | version | what was weighed | brotli 11 |',
    '|---|---|---|---|',
    ...others.map(({ name, version, what, brotli }) => `| ${name} | ${version} | ${what} | ${brotli} |`),
    `| **waystage** | ${version} | \`w.js\` | ${bytes.brotli} |`,
  ].join('\n');
}

/** Put generated text between the marks of that name. */
function put(text: string, name: string, generated: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  return `${text.slice(0, text.indexOf(begin) + begin.length)}\n${generated}\n${text.slice(text.indexOf(end))}`;
}

let text = readFileSync(doc, 'utf8');
text = put(text, 'sizes', sizes());
if (existsSync(values.outcome)) {
  const results = JSON.parse(readFileSync(values.outcome, 'utf8')) as Record<string, Outcome[]>;
  text = put(put(text, 'engines', engines(results)), 'scenarios', scenarioTable(results));
}
const chromium = browsers.find((browser) => browser.name === 'Chromium')?.path;
if (chromium) text = put(text, 'costs', costs(await figures(chromium), await navigation(chromium)));
if (values.peers) text = put(text, 'peers', peerTable(await peers()));
writeFileSync(doc, text);
process.exit();
