import { chromium } from 'playwright-core';
import { startCollector } from '../test/collector.ts';
import { startSite } from '../test/site.ts';
import { page } from './walk.ts';

/** From the click on a link to the beginning of the navigation (ms, medians): with the script in the page, and without. */
export interface Navigation {
  with: number;
  without: number;
}

const LINK = `<a id="g" href="/rapport">Rapport</a><script>
  addEventListener('click', (e) => { sessionStorage.clicked = performance.timeOrigin + e.timeStamp }, { capture: true })</script>`;

/** Measure in Chromium, by turns, so that what else the machine does falls on both. */
export async function navigation(executablePath: string, rounds = 25): Promise<Navigation> {
  const collector = await startCollector();
  const site = await startSite({
    '/med': page(LINK, collector.origin),
    '/uten': `<!doctype html><meta charset="utf-8"><title>Prøve</title>${LINK}`,
    '*': 'Rapport',
  });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const measured: Record<string, number[]> = { '/med': [], '/uten': [] };
  for (let round = 0; round < rounds; round++)
    for (const [path, taken] of Object.entries(measured)) {
      const tab = await browser.newPage();
      await tab.goto(site.origin + path);
      await tab.waitForTimeout(150);
      await tab.click('#g');
      await tab.waitForURL('**/rapport');
      taken.push(await tab.evaluate(() => performance.timeOrigin - Number(sessionStorage.clicked)));
      await tab.close();
    }
  await browser.close();
  await site.close();
  await collector.close();
  const median = (path: string) => measured[path]!.sort((a, b) => a - b)[rounds >> 1]!;
  return { with: median('/med'), without: median('/uten') };
}
