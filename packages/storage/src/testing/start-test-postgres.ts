import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface TestPostgres {
  /** Of an empty database, for the superuser postgres. */
  readonly url: string;
  /** The directory with the programs of this PostgreSQL (pg_ctl, psql, pg_dump). */
  readonly bin: string;
  /** Its data directory, for `restart` and for tests that break things. */
  readonly data: string;
  /** Stops it, keeping the data; `immediate` is what a power failure leaves. */
  halt(how?: 'fast' | 'immediate'): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  /** Stops it and removes everything. */
  stop(): Promise<void>;
}

/**
 * A PostgreSQL server of one's own, in a temporary directory, on a free port of 127.0.0.1, with fsync on. Null when this
 * machine has no PostgreSQL server: then say in one line what was left out (`apt-get install postgresql`).
 * With CI=true that is an error instead.
 */
export async function startTestPostgres(): Promise<TestPostgres | null> {
  const bin = await findPrograms();
  if (!bin) {
    if (process.env.CI === 'true') throw new Error('No PostgreSQL server on this machine: apt-get install postgresql');
    return null;
  }
  const home = await mkdtemp(join(tmpdir(), 'waystage-postgres-'));
  const data = join(home, 'data');
  const port = await freePort();
  const user = await serverUser();
  if (user) await chown(home, user.uid, user.gid);
  const options = { ...user, cwd: home };

  const start = async () => {
    const args = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', home, '-c', 'max_connections=200'];
    const server = spawn(join(bin, 'postgres'), args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    server.stderr.on('data', (text) => {
      said = (said + text).slice(-4000);
    });
    server.unref();
    const kill = () => server.kill('SIGQUIT');
    process.once('exit', kill);
    server.once('exit', () => process.off('exit', kill));
    for (let waited = 0; ; waited += 20) {
      const ready = await run(join(bin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]).then(
        () => true,
        () => false,
      );
      if (ready) break;
      if (server.exitCode !== null || waited > 60_000) throw new Error(`PostgreSQL did not start: ${said}`);
      await sleep(20);
    }
    server.stderr.destroy();
  };
  const halt = (how: 'fast' | 'immediate' = 'immediate') =>
    run(join(bin, 'pg_ctl'), ['-D', data, '-m', how, '-w', 'stop'], options).then(() => {});

  const init = ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '--no-instructions', '--encoding=UTF8'];
  await run(join(bin, 'initdb'), [...init, '--locale=C'], options);
  await start();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    await halt().catch(() => {});
    await rm(home, { recursive: true, force: true });
  };
  return { url, bin, data, halt, start, stop };
}

/** The newest installed, else the one on PATH. */
async function findPrograms(): Promise<string | null> {
  const debian = '/usr/lib/postgresql';
  const versions = await readdir(debian).catch(() => []);
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(debian, version, 'bin'));
  const candidates = [...newestFirst, ...(process.env.PATH ?? '').split(delimiter)];
  return candidates.find((at) => ['initdb', 'postgres', 'pg_ctl'].every((name) => existsSync(join(at, name)))) ?? null;
}

/** PostgreSQL refuses to run as root; then it runs as the user its package made. */
async function serverUser(): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  const [uid, gid] = await Promise.all(['-u', '-g'].map((what) => run('id', [what, 'postgres'])));
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}
