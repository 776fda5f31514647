import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { freeBasePort } from './installation.ts';

vi.setConfig({ testTimeout: 60_000 });

const main = fileURLToPath(import.meta.resolve('waystage'));
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'waystage-start-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

/** `waystage up` below a shell, as npx starts it; `pid` is the server's. */
async function belowShell(data: string, ...args: string[]) {
  const port = await freeBasePort();
  const shell = spawn('sh', ['-c', '"$0" "$@" & echo "pid $!"; wait', process.execPath, main, 'up', ...args], {
    env: { ...process.env, WAYSTAGE_PORT: String(port), WAYSTAGE_DATA: data, npm_config_user_agent: 'npm/11' },
  });
  let output = '';
  const closed = once(shell.stdout, 'close');
  await new Promise<void>((resolve, reject) => {
    shell.stdout.on('data', (chunk) => {
      output += chunk;
      if (output.includes('Ctrl-C stops everything')) resolve();
    });
    shell.once('exit', () => reject(new Error(output)));
  });
  return { shell, closed, output: () => output, pid: Number(/^pid (\d+)/.exec(output)?.[1]), port };
}

it('a command on the same machine needs no public name; what npx started stops with it', async () => {
  const data = join(home, 'data');
  const { shell, closed, output, pid, port } = await belowShell(data, '--url', 'https://waystage.invalid');
  try {
    expect(output()).toContain('https://waystage.invalid/console/login?token=');
    const local = JSON.parse(await readFile(join(data, 'local.json'), 'utf8'));
    expect(local).toMatchObject({ url: 'https://waystage.invalid', at: `http://127.0.0.1:${port}` });
    const { stdout } = await promisify(execFile)(process.execPath, [main, 'admin', 'invite'], {
      env: { ...process.env, WAYSTAGE_DATA: data },
    });
    expect(stdout).toContain('https://waystage.invalid/console/login?token=');
    shell.kill('SIGTERM');
    // the pipe closes when the last process that holds it has ended
    await closed;
    expect(output()).toContain('Stopped. Everything accepted is on disk.');
  } finally {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // it has ended, as it should
    }
  }
});

it.each(['/proc/x', '/proc/x/y', '/dev/null/x', '/etc/passwd'])(
  '%s is no data directory, and that is said at once',
  async (data) => {
    const started = promisify(execFile)(process.execPath, [main, 'up'], {
      env: { ...process.env, WAYSTAGE_DATA: data },
      timeout: 20_000,
    });
    await expect(started).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`The data directory ${data} cannot be written`),
    });
  },
);
