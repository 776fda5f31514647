import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page as Tab } from 'playwright-core';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { type Collector, startCollector } from './collector.ts';
import { type Page, startSite } from './site.ts';

export const FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let launched: Promise<Browser> | undefined;

/** A browser, a seller's site and a collector, for one test. */
export interface Lab {
  collector: Collector;
  context: BrowserContext;
  /** a fresh tab on a path of the site */
  open(path?: string): Promise<Tab>;
  url(path: string, host?: string): string;
}

/** The tag as a page would carry it; attributes as written. On a busy machine a test may take 10 s: then `page_read` is not to turn up unasked. */
export const tag = (collector: Collector, attributes = '') =>
  `<script async src="${collector.origin}/w.js" data-site="pk_test" ${attributes} data-read="600"></script>`;

/** An HTML document around a body, with the tag in its head. */
export const html = (body: string, head: string, title = 'Nordkontor') =>
  `<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;

/**
 * Start a lab; everything is closed when the test is finished.
 * @param pages by path; a body, which gets the tag, or what the server is to do
 */
export async function lab(
  pages: Record<string, Page> | ((collector: Collector) => Record<string, Page>) = {},
  { attributes = '', flags = [] as string[], own = false } = {},
): Promise<Lab> {
  const collector = await startCollector();
  const given = typeof pages === 'function' ? pages(collector) : pages;
  const site = await startSite(
    Object.fromEntries(
      Object.entries({ '*': 'Velkommen', ...given }).map(([path, page]) => [
        path,
        typeof page === 'string' && !page.startsWith('<!doctype') ? html(page, tag(collector, attributes)) : page,
      ]),
    ),
  );
  const launch = () =>
    chromium.launch({
      executablePath: inject('chromium'),
      args: [...FLAGS, ...flags],
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
  if (!own && !flags.length && !launched) launched = launch();
  const browser = own || flags.length ? await launch() : await launched!;
  const context = await browser.newContext();
  const url = (path: string, host = 'nord.localhost') => `http://${host}:${site.port}${path}`;
  onTestFinished(async () => {
    await context.close();
    if (browser !== (await launched)) await browser.close();
    await site.close();
    await collector.close();
  });
  return {
    collector,
    context,
    url,
    async open(path = '/') {
      const tab = await context.newPage();
      await tab.goto(url(path));
      return tab;
    },
  };
}

/** Show a page in a Chromium that nobody controls, until the test is finished. */
export function browse(url: string): void {
  const profile = mkdtempSync(join(tmpdir(), 'waystage-'));
  const child = spawn(inject('chromium'), ['--headless', `--user-data-dir=${profile}`, ...FLAGS, url], {
    stdio: 'ignore',
  });
  onTestFinished(async () => {
    const gone = once(child, 'exit');
    child.kill();
    await gone;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
}

/** Wait until a page that asked for the second file has run it. */
export async function secondFile(tab: Tab, collector: Collector): Promise<void> {
  const asked = () => collector.requests.find((request) => request.includes('/w/more'));
  await until(() => expect(asked()).toBeTruthy());
  await tab.evaluate(`import('${collector.origin}${asked()!.split(' ')[1]}').then(() => {})`);
}

/** Wait until this does not throw. */
export const until = (check: () => unknown, timeout = 20_000) => vi.waitFor(check, { timeout, interval: 20 });

/** A test that needs Chromium. */
export const browserTest = test.skipIf(inject('chromium') === '');
