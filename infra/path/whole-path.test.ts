import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@waystage/storage';
import { startTestPostgres, type TestPostgres } from '@waystage/storage/testing';
import { verifyReplay } from '@waystage/worker';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freeBasePort, type Installation, startInstallation } from './installation.ts';
import { openBrowser } from './open-browser.ts';

interface Received {
  id: string;
  type: string;
  verified: boolean;
  data: {
    sequence: number;
    company: { domain: string };
    to?: { stage: string };
    evidence?: { interactions: { event: string; person: string | null }[] };
  };
}
interface Stored {
  id: string;
  event: string;
  path?: string;
  person?: string;
  visitor?: string;
}

const browser = await openBrowser();
const engines: [name: string, database: () => Promise<TestPostgres | undefined>][] = [
  ['the embedded database', async () => undefined],
  [
    'PostgreSQL',
    async () => {
      const server = await startTestPostgres();
      if (!server)
        process.stderr.write('skipped: the whole path on PostgreSQL; apt-get install postgresql brings it\n');
      return server ?? undefined;
    },
  ],
];

describe.runIf(browser).each(engines)('a visit to a page becomes a signed webhook, on %s', (_, database) => {
  let data: string;
  let server: TestPostgres | undefined;
  let port: number;
  let here: Installation;
  const pages: Page[] = [];

  const start = async () => {
    here = await startInstallation({ port, data, ...(server && { database: server.url }) });
  };
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'waystage-path-'));
    server = await database();
    port = await freeBasePort();
    await start();
  }, 90_000);
  afterAll(async () => {
    for (const page of pages) await page.context().close();
    await here?.kill('SIGKILL');
    await server?.stop();
    await rm(data, { recursive: true, force: true });
  });

  const received = async () => (await (await fetch(`${here.receiver}/received`)).json()) as Received[];
  /** those that moved a company */
  const moves = async () => (await received()).filter((r) => r.data.to);
  const allEvents = async () => {
    const all: Stored[] = [];
    for (let after = ''; ; ) {
      const page = await here.get<{ events: Stored[]; next: string }>(`/v1/events?limit=1000&after=${after}`);
      if (page.events.length === 0) return all;
      all.push(...page.events);
      after = page.next;
    }
  };
  const allTransitions = async () => {
    const page = await here.get<{ transitions: { data: { transition_id: string } }[] }>('/v1/transitions?limit=1000');
    return page.transitions.map((t) => t.data.transition_id);
  };
  const until = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 20_000, interval: 100 });
  /** Sit down at the keyboard as somebody: choose them in the bar, by a click. */
  async function sitDown(as: string): Promise<Page> {
    const page = await (await (browser as Browser).newContext()).newPage();
    pages.push(page);
    page.setDefaultTimeout(10_000);
    await page.goto(here.site);
    await page
      .getByRole('complementary')
      .getByRole('link', { name: new RegExp(`^${as}`) })
      .click();
    await page.waitForURL(new RegExp(`//${as.toLowerCase()}\\.localhost`));
    return page;
  }
  /** Go to the blog, choose an article and stay until it counts as read. */
  async function readArticle(page: Page, title: RegExp): Promise<void> {
    await page
      .getByRole('navigation')
      .first()
      .getByRole('link', { name: /Articles/ })
      .click();
    const reads = async (path: string) =>
      (await allEvents()).filter((e) => e.event === 'page_read' && e.path === path).length;
    const link = page.getByRole('main').getByRole('link', { name: title }).first();
    const path = decodeURIComponent((await link.getAttribute('href'))!);
    const before = await reads(path);
    await link.click();
    await until(() => reads(path)).toBe(before + 1);
  }
  /** Go to the guides and take one; a PDF may open in the tab, so begin on a page of the site. */
  async function download(page: Page, file: string): Promise<void> {
    await page.goto(new URL('/', page.url()).href);
    await page.getByRole('navigation').first().getByRole('link', { name: /guide/i }).click();
    const done = page.waitForEvent('download').catch(() => null);
    await page.getByRole('main').locator(`a[href$="${file}"]`).first().click();
    await Promise.race([done, page.waitForTimeout(1000)]);
  }
  const stages = async () => (await moves()).map((r) => [r.type, r.data.to?.stage]);
  const articles = [/What is a CRM/, /spreadsheet/, /Six to ten/, /What is a CRM/, /spreadsheet/];

  it('Kari reads about the problem: the journey starts, and goes one stage further', async () => {
    const kari = await sitDown('Kari');
    for (const title of articles.slice(0, 2)) await readArticle(kari, title);
    await until(stages).toEqual([['journey.started', 'noticed']]);
    for (const title of articles.slice(2)) await readArticle(kari, title);
    await until(stages).toEqual([
      ['journey.started', 'noticed'],
      ['stage.advanced', 'searching'],
    ]);
  }, 90_000);

  it('her colleague takes the same guide: it is on the agenda', async () => {
    await download(pages[0]!, 'crm-guide.pdf');
    const ola = await sitDown('Ola');
    await download(ola, 'crm-guide.pdf');
    await until(stages).toEqual([
      ['journey.started', 'noticed'],
      ['stage.advanced', 'searching'],
      ['stage.advanced', 'on-agenda'],
    ]);
  }, 60_000);

  it('each carries the very interactions that made it true, and none is used twice', async () => {
    const events = new Map((await allEvents()).map((e) => [e.id, e]));
    const [started, first, second] = await moves();
    const evidence = (r?: Received) =>
      r!.data.evidence!.interactions.map((i) => ({ ...events.get(i.event)!, by: i.person }));
    expect(evidence(started).map((e) => e.event)).toEqual(['page_read', 'page_read']);
    expect(evidence(first).map((e) => e.event)).toEqual(['page_read', 'page_read', 'page_read']);
    expect(evidence(second).map((e) => [e.event])).toEqual([['download'], ['download']]);
    expect(new Set(evidence(second).map((e) => e.by)).size).toBe(2);
    const used = [started, first, second].flatMap((r) => r!.data.evidence!.interactions.map((i) => i.event));
    expect(new Set(used).size).toBe(used.length);
    expect((await received()).every((r) => r.verified)).toBe(true);
    const sequences = (await received()).map((r) => r.data.sequence).sort((a, b) => a - b);
    expect(sequences).toEqual(sequences.map((_, i) => i + 1));
  });

  it('the console shows the company in its stage, to whoever has the link', async () => {
    const link = /http:\S+\/console\/login\?token=\S+/.exec(here.output())![0];
    const page = await (await (browser as Browser).newContext()).newPage();
    pages.push(page);
    await page.goto(link);
    await page.getByRole('button', { name: 'Open the console' }).click();
    const column = page.getByRole('region', { name: /^On agenda/ });
    await column
      .getByText(/Fjordbank/)
      .first()
      .waitFor();
    await column
      .getByText(/Fjordbank/)
      .first()
      .click();
    await page
      .getByText(/Two different people download a guide/)
      .first()
      .waitFor();
  }, 30_000);

  it('killed in the middle and started again: nothing acknowledged is lost, no transition comes twice', async () => {
    const article = (n: number) => ({ id: `kill-${n}`, event: 'form', name: 'contact', person: 'bo@kraft.example' });
    const before = await allTransitions();
    const acknowledged = new Set<string>();
    let stop = false;
    const load = (async () => {
      for (let n = 0; !stop; n++) {
        const answer = await here.tell([article(n)]).catch(() => null);
        if (answer?.accepted === 1) acknowledged.add(`kill-${n}`);
      }
    })();
    await until(async () => acknowledged.size).toBeGreaterThan(20);
    await here.kill('SIGKILL');
    stop = true;
    await load;
    await start();
    const ids = (await allEvents()).map((e) => e.id);
    expect(ids.filter((id) => acknowledged.has(id)).length).toBe(acknowledged.size);
    expect(new Set(ids).size).toBe(ids.length);
    const after = await allTransitions();
    expect(after.filter((id) => before.includes(id))).toEqual(before);
    expect(new Set(after).size).toBe(after.length);
  }, 60_000);

  it('after the restart the story goes on, and what was delivered verifies with standardwebhooks', async () => {
    const ola = pages[1]!;
    for (const file of ['crm-guide.pdf', 'crm-guide.pdf', 'kundedata.pdf']) await download(ola, file);
    await until(async () => (await received()).some((r) => r.data.to?.stage === 'studying')).toBe(true);
    expect((await received()).every((r) => r.verified)).toBe(true);
  }, 60_000);

  it('Ctrl-C ends it cleanly', async () => {
    expect(await here.kill('SIGINT')).toBe(0);
    expect(here.output()).toContain('Everything accepted is on disk');
  }, 30_000);

  it('folding the company logs again gives the same states and the same transitions', async () => {
    const store = await openStore(server ? { url: server.url } : { dir: join(data, 'database') });
    const replayed = await verifyReplay(store);
    await store.close();
    expect(replayed.differences).toEqual([]);
    expect(replayed.companies).toBeGreaterThanOrEqual(2);
    expect(replayed.transitions).toBeGreaterThan(4);
  }, 30_000);
});
