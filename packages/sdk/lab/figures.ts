import { chromium } from 'playwright-core';
import { startCollector } from '../test/collector.ts';
import { startSite } from '../test/site.ts';
import { page } from './walk.ts';

interface TraceEvent {
  name: string;
  dur?: number;
  /** of the thread alone, without what it waits for or what else the machine does */
  tdur?: number;
  args: { data?: { url?: string }; beginData?: { stackTrace?: { url: string }[] } };
}

/** What the script costs a page: times in ms at a CPU four times slower. */
export interface Figures {
  evaluation: number;
  handlersP95: number;
  longestTask: number;
  forcedLayouts: number;
  requestsBeforeFirstEvent: number;
  /** what the machine takes for it at that moment, without us: its first access to storage and cookie, and a million additions */
  firstAccess: number;
  million: number;
}

const YARDSTICK = `<!doctype html><meta charset="utf-8"><script>
  const took = (run) => { const begun = performance.now(); run(); return performance.now() - begun };
  const firstAccess = took(() => { localStorage.setItem('a', localStorage.getItem('b') + 1); document.cookie = 'a=1;path=/'; window.read = document.cookie });
  const million = took(() => { let sum = 0; for (let n = 0; n < 1e6; n++) sum += n % 7; window.sum = sum })</script>`;

/** Measure in Chromium, from its own trace: what ran from our file, and how long. Medians of `rounds` pages. */
export async function figures(executablePath: string, rounds = 5): Promise<Figures> {
  const collector = await startCollector();
  const site = await startSite({
    '/maalestokk': YARDSTICK,
    '*': page('<a id="g" download href="#x">G</a><div style="height:5000px"></div>'.repeat(3), collector.origin),
  });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const measured: Figures[] = [];
  for (let round = 0; round < rounds; round++) {
    const tab = await browser.newPage();
    const session = await browser.newBrowserCDPSession();
    const trace: TraceEvent[] = [];
    session.on('Tracing.dataCollected', ({ value }) => trace.push(...(value as unknown as TraceEvent[])));
    const throttle = await tab.context().newCDPSession(tab);
    await throttle.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    collector.forget();
    await session.send('Tracing.start', {
      traceConfig: {
        includedCategories: [
          'devtools.timeline',
          'disabled-by-default-devtools.timeline',
          'disabled-by-default-devtools.timeline.stack',
        ],
      },
    });
    await tab.goto(`${site.origin}/${round}`);
    while (!collector.named('page_view').length) await tab.waitForTimeout(20);
    const requestsBeforeFirstEvent = collector.requests.length;
    for (let n = 0; n < 20; n++) {
      await tab.click('#g');
      await tab.evaluate((n) => scrollTo(0, n * 300), n);
      await tab.waitForTimeout(30);
    }
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    await tab.close();
    const bare = await browser.newPage();
    const slow = await bare.context().newCDPSession(bare);
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await bare.goto(`${site.origin}/maalestokk`);
    const yardstick = (await bare.evaluate('({ firstAccess, million })')) as Pick<Figures, 'firstAccess' | 'million'>;
    await bare.close();
    const ours = (event: TraceEvent) => event.args.data?.url?.includes('/w.js');
    const ms = (event: TraceEvent) => (event.dur ?? 0) / 1000;
    const handlers = trace.filter((event) => event.name === 'FunctionCall' && ours(event)).map(ms);
    const evaluated = trace.filter((event) => event.name === 'EvaluateScript' && ours(event)).map(ms);
    handlers.sort((a, b) => a - b);
    measured.push({
      evaluation: evaluated.reduce((sum, one) => sum + one, 0),
      handlersP95: handlers[Math.floor(handlers.length * 0.95)] ?? Number.NaN,
      longestTask: Math.max(...evaluated, ...handlers),
      forcedLayouts: trace.filter(
        (event) =>
          event.name === 'Layout' && event.args.beginData?.stackTrace?.some((frame) => frame.url.includes('/w.js')),
      ).length,
      requestsBeforeFirstEvent,
      ...yardstick,
    });
  }
  await browser.close();
  await site.close();
  await collector.close();
  const median = (of: (one: Figures) => number) => measured.map(of).sort((a, b) => a - b)[rounds >> 1]!;
  return {
    evaluation: median((one) => one.evaluation),
    handlersP95: median((one) => one.handlersP95),
    longestTask: median((one) => one.longestTask),
    forcedLayouts: Math.max(...measured.map((one) => one.forcedLayouts)),
    requestsBeforeFirstEvent: Math.max(...measured.map((one) => one.requestsBeforeFirstEvent)),
    firstAccess: median((one) => one.firstAccess),
    million: median((one) => one.million),
  };
}
