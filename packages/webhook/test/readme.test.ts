import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { newSecret, sign, webhookErrors } from '../src/index.ts';
import reconsidered from './reconsidered.json' with { type: 'json' };

const here = join(import.meta.dirname, '..');
const readme = readFileSync(join(here, 'README.md'), 'utf8');

test('the first example receives a signed webhook', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'webhook-readme-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  mkdirSync(join(dir, 'node_modules/@waystage'), { recursive: true });
  symlinkSync(here, join(dir, 'node_modules/@waystage/webhook'));
  writeFileSync(join(dir, 'route.ts'), /```ts\n(.*?)```/s.exec(readme)?.[1] ?? '');

  const secret = newSecret();
  vi.stubEnv('WAYSTAGE_SECRET', secret);
  const log = vi.spyOn(console, 'log').mockReturnValue();
  const { POST } = await import(pathToFileURL(join(dir, 'route.ts')).href);

  const body = JSON.stringify(reconsidered);
  const headers = { ...sign({ id: 'trn_1', timestamp: Math.floor(Date.now() / 1000), body, secrets: [secret] }) };
  const response = await POST(new Request('http://receiver.example/', { method: 'POST', body, headers }));
  expect(response.status).toBe(204);
  expect(log.mock.calls).toEqual([['trn_1: fjordbank.example stage.reconsidered shortlist -> approaches']]);
});

test('the table of codes is the one in the code', () => {
  const rows = [...readme.matchAll(/^\| `(\w+)` +\| (\d+) +\| (.*?) +\|$/gm)].map(([, code, status, message]) => [
    code,
    { status: Number(status), message },
  ]);
  expect(Object.fromEntries(rows)).toEqual(webhookErrors);
});
