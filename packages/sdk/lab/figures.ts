import { setTimeout as sleep } from 'node:timers/promises';
import { startCollector } from '../test/collector.ts';
import { startSite } from '../test/site.ts';
import { chromiumAlone, type TraceEvent } from './chromium-alone.ts';

/** What a script costs a page: times in ms, of its thread alone. */
export interface Figures {
  /** running the file itself */
  evaluation: number;
  /** all it does in the first second, the file included */
  first: number;
  handlersP95: number;
  longestTask: number;
  requestsBeforeFirstEvent: number;
}

/** Scripts by name; and how often ours made the browser lay out the page before it wanted to. */
export interface Measured {
  scripts: Record<string, Figures>;
  forcedLayouts: number;
}

const BODY = '<a id="g" download href="#x" style="position:fixed;top:0">Last ned</a><div style="height:5000px"></div>';
const YARDSTICK = 'let sum = 0; for (let n = 0; n < 1e6; n++) sum += n % 7; window.sum = sum';
const page = (tag: string) => `<!doctype html><meta charset="utf-8"><title>Prøve</title>${tag}${BODY}`;

/**
 * Measure in Chromium, from its own trace: what ran from the script's file, and how long. Each script is shown by turns,
 * so that what else the machine does falls on all; medians of `rounds` pages.
 * @param slower how many times slower the processor shall be
 * @param others scripts to measure beside ours, by name
 * @returns ours is called `waystage`, and `yardstick` is a million additions in a loop
 */
export async function figures(
  executablePath: string,
  slower: number,
  rounds = 9,
  others: Record<string, string> = {},
): Promise<Measured> {
  const collector = await startCollector();
  const scripts: Record<string, string> = { ...others, yardstick: YARDSTICK };
  const site = await startSite({
    '/waystage': page(`<script async src="${collector.origin}/w.js" data-site="pk_lab"></script>`),
    ...Object.fromEntries(
      Object.keys(scripts).map((name) => [`/${name}`, page(`<script async src="/${name}/w.js"></script>`)]),
    ),
    ...Object.fromEntries(
      Object.entries(scripts).map(([name, text]) => [
        `/${name}/w.js`,
        (reply: { type(type: string): { send(text: string): unknown } }) => reply.type('text/javascript').send(text),
      ]),
    ),
  });
  const chromium = await chromiumAlone(executablePath);
  const ours = (event: TraceEvent) => event.args.data?.url?.includes('/w.js');
  const took = (trace: TraceEvent[], what: string) =>
    trace.filter((event) => event.name === what && ours(event)).map((event) => (event.tdur ?? 0) / 1000);
  const sum = (of: number[]) => of.reduce((total, one) => total + one, 0);
  const clicks = async (click: (x: number, y: number) => Promise<unknown>) => {
    await sleep(1000);
    for (let n = 0; n < 20; n++) {
      await click(10, 10);
      await sleep(30);
    }
  };
  const measured: Record<string, Figures[]> = {};
  for (let round = 0; round < rounds; round++)
    for (const name of ['waystage', ...Object.keys(scripts)]) {
      const url = `${site.origin}/${name}`;
      collector.forget();
      let requestsBeforeFirstEvent = 0;
      const loaded = await chromium.trace(url, slower, async () => {
        const begun = performance.now();
        if (name === 'waystage') while (!collector.named('page_view').length) await sleep(10);
        requestsBeforeFirstEvent = collector.requests.length;
        await sleep(1000 - (performance.now() - begun));
      });
      const clicked = await chromium.trace(url, slower, clicks);
      const evaluated = took(loaded, 'EvaluateScript');
      const handlers = took(clicked, 'FunctionCall').sort((a, b) => a - b);
      const first = [...evaluated, ...took(loaded, 'FunctionCall')];
      measured[name] = [
        ...(measured[name] ?? []),
        {
          evaluation: sum(evaluated),
          first: sum(first),
          longestTask: Math.max(...first, ...handlers),
          handlersP95: handlers[Math.floor(handlers.length * 0.95)] ?? 0,
          requestsBeforeFirstEvent,
        },
      ];
    }
  const stacks = await chromium.trace(`${site.origin}/waystage`, 1, clicks, true);
  chromium.close();
  await site.close();
  await collector.close();
  const median = (list: Figures[], of: keyof Figures) => list.map((one) => one[of]).sort((a, b) => a - b)[rounds >> 1]!;
  return {
    scripts: Object.fromEntries(
      Object.entries(measured).map(([name, list]) => [
        name,
        Object.fromEntries(
          Object.keys(list[0]!).map((of) => [of, median(list, of as keyof Figures)]),
        ) as unknown as Figures,
      ]),
    ),
    forcedLayouts: stacks.filter(
      ({ name, args }) => name === 'Layout' && args.beginData?.stackTrace?.some((frame) => frame.url.includes('/w.js')),
    ).length,
  };
}
