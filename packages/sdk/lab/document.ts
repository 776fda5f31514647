import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { scriptAssets } from '../src/assets.ts';
import { browsers } from './browsers.ts';
import { type Figures, figures, type Measured } from './figures.ts';
import type { Results } from './main.ts';
import { type Navigation, navigation } from './navigation.ts';
import { type Peer, peers } from './peers.ts';
import type { Outcome } from './run.ts';

const { values } = parseArgs({
  options: {
    /** weigh the other trackers' packages, from the registry */
    peers: { type: 'boolean', default: false },
    /** time the script too, which takes minutes; `--no-measure` leaves those tables as they are */
    measure: { type: 'boolean', default: true },
    outcome: { type: 'string', default: new URL('outcome.json', import.meta.url).pathname },
  },
  allowNegative: true,
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

function sceneTable(results: Results): string {
  const names = Object.keys(results);
  const scenes = results[names[0]!]?.scenes.map((one) => one.scene) ?? [];
  return [
    `| scene | ${names.join(' | ')} |`,
    `|---|${names.map(() => '---').join('|')}|`,
    ...scenes.map((scene) => {
      const of = (name: string) => results[name]!.scenes.find((one) => one.scene === scene);
      return `| ${scene} | ${names.map((name) => (of(name) ? (of(name)!.wrong ? 'no' : 'yes') : '-')).join(' | ')} |`;
    }),
  ].join('\n');
}

function costs(fast: Measured, slow: Measured, click: Navigation): string {
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const cells = (of: (one: Figures) => number) =>
    [fast, slow].map(({ scripts }) => ms(of(scripts.waystage!))).join(' | ');
  return [
    '| what | at full speed | four times slower | goal |',
    '|---|---|---|---|',
    `| evaluation of the file | ${cells((one) => one.evaluation)} | 5 ms when slower |`,
    `| handlers, p95 over 20 downloads | ${cells((one) => one.handlersP95)} | 1 ms |`,
    `| longest task of ours | ${cells((one) => one.longestTask)} | 50 ms |`,
    `| all in the first second | ${cells((one) => one.first)} | |`,
    `| yardstick: a million additions in a loop | ${[fast, slow].map(({ scripts }) => ms(scripts.yardstick!.evaluation)).join(' | ')} | |`,
    `| layouts forced by us | ${fast.forcedLayouts} | ${slow.forcedLayouts} | 0 |`,
    `| from a click to the beginning of the navigation, with and without the script | ${ms(click.with)}, ${ms(click.without)} | | no difference |`,
    `| requests before the first event | ${fast.scripts.waystage!.requestsBeforeFirstEvent} | ${slow.scripts.waystage!.requestsBeforeFirstEvent} | 1 |`,
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

function peerTable(others: Peer[], { scripts }: Measured): string {
  const { version, bytes } = scriptAssets().manifest;
  const took = (name: string) => (scripts[name] ? `${scripts[name].evaluation.toFixed(1)} ms` : '-');
  return [
    '| package | version | what was weighed | brotli 11 | evaluation |',
    '|---|---|---|---|---|',
    ...others.map(
      ({ name, version, what, brotli }) => `| ${name} | ${version} | ${what} | ${brotli} | ${took(name)} |`,
    ),
    `| **waystage** | ${version} | \`w.js\` | ${bytes.brotli} | ${took('waystage')} |`,
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
  const results = JSON.parse(readFileSync(values.outcome, 'utf8')) as Results;
  const walks = Object.fromEntries(Object.entries(results).map(([name, one]) => [name, one.walks]));
  text = put(put(text, 'engines', engines(walks)), 'scenarios', scenarioTable(walks));
  text = put(text, 'scenes', sceneTable(results));
}
const chromium = browsers.find((browser) => browser.name === 'Chromium')?.path;
const others = values.peers ? await peers() : [];
if (chromium && values.measure) {
  const texts = Object.fromEntries(others.filter((one) => one.begins).map(({ name, text }) => [name, text]));
  const fast = await figures(chromium, 1, 9, texts);
  text = put(text, 'costs', costs(fast, await figures(chromium, 4), await navigation(chromium)));
  if (others.length) text = put(text, 'peers', peerTable(others, fast));
}
writeFileSync(doc, text);
process.exit();
