import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasBrowser, openBrowser } from './open-browser.ts';
import { type OpenConsole, openConsole } from './open-console.ts';
import { putCompany } from './put-company.ts';
import { putTransition } from './put-transition.ts';

const evil = `"'><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>{{7*7}}`;

describe.runIf(hasBrowser())('in a browser', { timeout: 60_000 }, () => {
  let open: OpenConsole;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let url: string;
  let complaints: string[];

  beforeAll(async () => {
    open = await openConsole();
    url = `${await open.app.listen({ port: 0, host: '127.0.0.1' })}/console`;
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await open?.close();
  });
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    page = await context.newPage();
    complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (said) => {
      if (said.type() === 'error' && !said.text().includes('401')) complaints.push(said.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(url)) complaints.push(`asked ${request.url()}`);
    });
  });
  afterEach(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });

  const comeIn = async () => {
    await page.goto(`${url}/login?token=${await open.link()}`);
    await page.getByRole('button', { name: 'Open the console' }).click();
    await page.waitForURL(`${url}/`);
  };
  const column = (name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) });

  test('without a link nobody comes in; with one the empty board shows the tag and turns by itself', async () => {
    await page.goto(`${url}/companies/co_fjordbank`);
    await page.getByText('waystage admin invite').waitFor();
    await comeIn();
    await page.getByText('data-site="pk_test"').waitFor();
    await page.getByText('Waiting for the first event').waitFor();
    await open.db.updateTable('inbox_head').set({ last: 3 }).where('partition', '=', 0).execute();
    await page.getByText('3 events have arrived.').waitFor();
    const entered_at = '2026-03-08T09:00:00Z';
    await putCompany(
      open.db,
      { id: 'co_first', name: 'Sørlandet Bygg' },
      { stage: 'noticed', readiness: 10, entered_at },
    );
    await column('Noticed').getByText('Sørlandet Bygg').waitFor();
  });

  test('companies stand in their stages, and one that moves is seen moving', async () => {
    const owner = 'astrid';
    await putCompany(open.db, { id: 'co_fjordbank', name: 'Fjordbank', owner }, { stage: 'shortlist', readiness: 80 });
    await putCompany(open.db, { id: 'co_malmo', name: 'Malmö Kraft' }, { stage: 'options', stalled: true });
    await comeIn();
    await column('Shortlist').getByRole('link', { name: 'Fjordbank' }).waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    const untouched = await column('Options').getByRole('link').elementHandle();

    await putCompany(
      open.db,
      { id: 'co_fjordbank', owner },
      { stage: 'approaches', readiness: 60, reconsidering: true },
    );
    open.move('co_fjordbank');
    const moved = column('Approaches').getByRole('link', { name: 'Fjordbank' });
    await moved.getByText('Reconsidering').waitFor();
    expect(await column('Shortlist').getByRole('link').count()).toBe(0);
    expect(await moved.getAttribute('data-state')).toBe('reconsidering');
    expect(await column('Options').getByRole('link').getAttribute('data-state')).toBe('quiet');
    expect(await untouched?.evaluate((card) => card.isConnected)).toBe(true);
    await page.locator('[aria-live]', { hasText: 'Fjordbank is now in: Approaches' }).waitFor({ state: 'attached' });
  });

  test('search and filters narrow the board, and stand in the address', async () => {
    await comeIn();
    await page.getByRole('searchbox').fill('malmo');
    await page.waitForURL(/find=malmo/);
    await expect.poll(() => page.locator('[data-company]').count()).toBe(1);
    await page.getByRole('button', { name: /Reconsidering/ }).click();
    await page.getByText('No company fits.').waitFor();
    await page.reload();
    await page.getByText('No company fits.').waitFor();
    await page.getByRole('searchbox').fill('');
    await expect.poll(() => page.locator('[data-company]').count()).toBe(1);
  });

  test('a company is reached with the keyboard, and says why it is where it is', async () => {
    const people = [{ id: 'per_kari', role: 'decision_maker' }];
    const next = [{ rule: 'writes-requirements', to: 'requirements', missing: 'calculates: 1 more' }];
    const view = { stage: 'approaches', readiness: 60, reconsidering: true, people, next };
    await putCompany(open.db, { id: 'co_fjordbank' }, view);
    const stage = (name: string, readiness: number) => ({ stage: name, phase: 'evaluation', readiness });
    const seen = { behaviour: 'compares', role: 'decision_maker', channel: 'digital' as const };
    await putTransition(open.db, 'co_fjordbank', 1, 'stage.reconsidered', '2026-03-11T09:12:44Z', {
      movement: 'reconsider',
      from: { ...stage('shortlist', 80), entered_at: '2026-03-01T10:02:11Z', days: 9.97 },
      to: stage('approaches', 60),
      rule: {
        id: 'looks-around-again',
        says: 'Two people go back to comparing within two weeks',
        proves: 'They are deciding again whether to buy at all.',
        source: 'rules/back-and-out.yaml:2',
      },
      evidence: {
        needed: { times: 3, different_people: 2, within: '14 days' },
        found: { times: 3, different_people: 2 },
        trigger: 'evt_1',
        arrived_late: false,
        catching_up: false,
        verified: false,
        truncated: false,
        interactions: [
          { ...seen, event: 'evt_1', at: '2026-03-11T09:12:44Z', person: 'per_kari', content: '/sammenlign' },
          { ...seen, event: 'evt_2', at: '2026-03-09T08:00:00Z', person: 'per_ola', content: null },
        ],
      },
    });
    await comeIn();
    await page.getByRole('link', { name: 'Fjordbank' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Fjordbank' }).waitFor();
    await page.getByText('Shortlist → Approaches').waitFor();
    await page.getByText('Two people go back to comparing within two weeks').waitFor();
    await page.getByText('3 of 3 times · 2 of 2 people · within 14 days').waitFor();
    const row = page.getByRole('row', { name: /Kari Nordmann/ });
    expect(await row.textContent()).toMatch(/Decision makerCompares\/sammenlign/);
    expect(await row.locator('time').getAttribute('title')).toBe('2026-03-11T09:12:44Z');
    await page.getByText('per_ola').waitFor();
    await page.getByText('Calculates: 1 more').waitFor();

    await putTransition(open.db, 'co_fjordbank', 2, 'notice.given', '2026-03-11T10:00:00Z', {
      about: { notice: 'doubt' },
    });
    open.move('co_fjordbank');
    await page.getByText('Doubt', { exact: true }).waitFor();
  });

  test('what others wrote is shown, never run', async () => {
    const people = [{ id: evil, role: evil, first_seen: evil, last_seen: evil, late: true }];
    const recommend = [{ content: 'javascript:window.hacked=1', do: evil }];
    const group = { roles_missing: { [evil]: 1 } };
    const view = {
      stage: evil,
      obstacles: [{ obstacle: evil, says: evil, since: evil }],
      deal_stage: evil,
      people,
      recommend,
      group,
      entered_at: evil,
    };
    await putCompany(
      open.db,
      { id: 'co_evil', name: evil, domain: evil, owner: evil },
      { ...view, jobs: { [evil]: { state: 'done' } } },
    );
    await putTransition(open.db, 'co_evil', 1, 'group.joined', '2026-03-11T09:12:44Z', {
      about: { person: evil, role: evil },
      rule: { id: evil, says: evil, proves: evil, source: evil },
    });
    await comeIn();
    await page.locator('[data-company=co_evil]').click();
    await page.getByRole('heading', { level: 1 }).getByText('onerror').waitFor();
    await page.getByRole('blockquote').getByText('onerror').first().waitFor();
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await page.locator('img, main a[href^="javascript:"]').count()).toBe(0);
  });

  test('5,000 companies stay quick to search and are drawn as far as one scrolls', async () => {
    const many = Array.from({ length: 5000 }, (_, i) => `co_many_${i}`);
    const view = JSON.stringify({ stage: 'searching', readiness: 20, entered_at: '2026-03-01T10:00:00Z' });
    const company = (id: string) => ({
      id,
      name: `Bedrift ${id}`,
      domain: null,
      owner: null,
      ids: '{}',
      facts: '{}',
      facts_by: '{}',
    });
    const state = { journey: 'crm-suite', partition: 0, body: '{}', view, updated_at: new Date() };
    await open.db.insertInto('company').values(many.map(company)).execute();
    await open.db
      .insertInto('journey_state')
      .values(many.map((id) => ({ company: id, ...state })))
      .execute();
    await comeIn();
    await column('Searching').getByRole('heading', { name: /5,000/ }).waitFor();
    const drawn = () => page.locator('[data-company]').count();
    const first = await drawn();
    expect(first).toBeLessThan(200);
    await column('Searching').getByRole('list').hover();
    await page.mouse.wheel(0, 10_000);
    await expect.poll(drawn).toBeGreaterThan(first);
    await page.getByRole('searchbox').fill('many_4999');
    await expect.poll(drawn, { timeout: 2000 }).toBe(1);
  });

  test('readable at 360 px: nothing is wider than the screen', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await comeIn();
    for (const path of ['/', '/companies/co_fjordbank', '/companies/co_evil']) {
      await page.goto(`${url}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    }
  });

  test('who signs out is shown the way in', async () => {
    await comeIn();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('waystage admin invite').waitFor();
  });
});
