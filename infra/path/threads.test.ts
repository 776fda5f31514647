import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startTestPostgres, type TestPostgres } from '@waystage/storage/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { median } from '../bench/median.ts';
import { freeBasePort, type Installation, startInstallation } from './installation.ts';

const example = fileURLToPath(new URL('../../packages/rules/examples/office-supplies', import.meta.url));

/** The example with rules that take long to be told from each other. */
async function heavyRules(rules: number) {
  const paths = (await readdir(example, { recursive: true })).filter((path) => path.endsWith('.yaml'));
  const files = await Promise.all(
    paths.map(async (path) => ({
      path: path.replaceAll('\\', '/'),
      text: await readFile(join(example, path), 'utf8'),
    })),
  );
  const heavy = Array.from(
    { length: rules },
    (_, n) => `
  - rule: heavy-${n}
    says: Reads much
    ${n % 2 ? 'advance: { from: browsing }' : 'close: { from: browsing, as: lost }'}
    when: { does: looks-at-items, times: ${n + 2}, within: ${20 + n} days, and_also: [{ does: reads-terms, times: ${n + 1}, within: ${30 + n} days }] }
    who: anyone
    proves: Nothing.`,
  );
  return [...files, { path: 'rules/heavy.yaml', text: `rules:${heavy.join('')}\n` }];
}

const servers: [name: string, database: () => Promise<TestPostgres | undefined>][] = [
  ['the embedded database', async () => undefined],
  ['PostgreSQL', async () => (await startTestPostgres()) ?? undefined],
];

describe.each(servers)('while rules are computed, on %s', (_, database) => {
  let data: string;
  let server: TestPostgres | undefined;
  let here: Installation;
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'waystage-threads-'));
    server = await database();
    const args = ['--rules', example, '--origin', 'https://www.example.com'];
    here = await startInstallation({
      port: await freeBasePort(),
      data,
      args,
      ...(server && { database: server.url }),
    });
  }, 90_000);
  afterAll(async () => {
    await here?.kill('SIGKILL');
    await server?.stop();
    await rm(data, { recursive: true, force: true });
  });

  const statuses = new Set<number>();
  /** Milliseconds until each batch has its 202: one every 25 ms while `more` says so, whether or not those before have theirs. */
  async function answered(more: (sent: number) => boolean): Promise<number[]> {
    const sent: Promise<number>[] = [];
    while (more(sent.length)) {
      sent.push(sendOne());
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    return Promise.all(sent);
  }
  async function sendOne(): Promise<number> {
    const at = Date.now();
    const event = { id: randomUUID(), at, event: 'page_read', path: '/varer/a', host: 'www.example.com' };
    const before = performance.now();
    const answer = await fetch(`${here.url}/e`, {
      method: 'POST',
      headers: { origin: 'https://www.example.com', 'content-type': 'text/plain' },
      body: JSON.stringify({ v: 1, key: here.publicKey, sent: at, visitor: randomUUID(), events: [event] }),
    });
    statuses.add(answer.status);
    await answer.arrayBuffer();
    return performance.now() - before;
  }

  it('a batch gets its 202 no more than 20 ms later than at rest', { timeout: 90_000 }, async () => {
    await answered((sent) => sent < 20);
    const atRest = median(await answered((sent) => sent < 80));
    let computing = true;
    const deploy = here.post('/v1/rules', { files: await heavyRules(8) }).finally(() => {
      computing = false;
    });
    const latencies = await answered(() => computing);
    expect((await deploy).status).toBe(422);
    // long enough to have been in somebody's way
    expect(latencies.length).toBeGreaterThan(20);
    const meanwhile = median(latencies);
    expect([...statuses]).toEqual([202]);
    expect(meanwhile - atRest, `${atRest} ms at rest, ${meanwhile} ms meanwhile`).toBeLessThan(20);
  });

  it('a stop does not wait for them', { timeout: 30_000 }, async () => {
    const deploy = here.post('/v1/rules', { files: await heavyRules(24) }).catch(() => null);
    await answered((sent) => sent < 40);
    const before = performance.now();
    expect(await here.kill('SIGINT')).toBe(0);
    expect(performance.now() - before).toBeLessThan(9000);
    await deploy;
  });
});
