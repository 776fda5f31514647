import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readWireEvent } from '@waystage/events';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { expect, onTestFinished, test, vi } from 'vitest';

const here = join(import.meta.dirname, '..');
const readme = readFileSync(join(here, 'README.md'), 'utf8');

test('the examples run, and tell what the vocabulary takes', async () => {
  const told: unknown[] = [];
  const server = setupServer(
    http.post('http://collector.example/v1/events', async ({ request }) => {
      const { events } = (await request.json()) as { events: unknown[] };
      told.push(...events);
      return HttpResponse.json({ accepted: events.length, duplicate: 0, rejected: [] }, { status: 202 });
    }),
  );
  server.listen();
  const dir = mkdtempSync(join(tmpdir(), 'node-readme-'));
  onTestFinished(() => {
    server.close();
    rmSync(dir, { recursive: true });
  });
  mkdirSync(join(dir, 'node_modules/@waystage'), { recursive: true });
  symlinkSync(here, join(dir, 'node_modules/@waystage/node'));
  const examples = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code);
  writeFileSync(join(dir, 'tell.ts'), `${examples.join('\n')}\nexport { accepted, duplicate, rejected };\n`);

  vi.stubEnv('WAYSTAGE_URL', 'http://collector.example');
  vi.stubEnv('WAYSTAGE_SECRET_KEY', 'sk_1');
  expect(await import(pathToFileURL(join(dir, 'tell.ts')).href)).toMatchObject({
    accepted: 2,
    duplicate: 0,
    rejected: [],
  });
  expect(told.map((event) => readWireEvent(event, 'server')).filter(({ ok }) => !ok)).toEqual([]);
  expect(told).toHaveLength(8);
});
