import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const main = fileURLToPath(import.meta.resolve('waystage'));

/** `waystage up --demo` in a process of its own, as a person would start it. */
export interface Installation {
  url: string;
  site: string;
  receiver: string;
  /** milliseconds from the start of the process to the ready table */
  readyAfter: number;
  output(): string;
  /** with the token of local.json */
  get<T>(path: string): Promise<T>;
  /** with the token of local.json */
  post(path: string, body: object): Promise<Response>;
  /** as a site's server would */
  tell(events: object[]): Promise<{ accepted: number; duplicate: number; rejected: unknown[] }>;
  publicKey: string;
  kill(signal: 'SIGKILL' | 'SIGINT'): Promise<number | null>;
}

/** Three ports in a row that nobody uses. */
export async function freeBasePort(): Promise<number> {
  for (;;) {
    const base = 20_000 + Math.floor(Math.random() * 20_000);
    const free = await Promise.all(
      [0, 1, 2].map(
        (n) =>
          new Promise<boolean>((resolve) => {
            const probe = createServer();
            probe.once('error', () => resolve(false));
            probe.listen(base + n, '127.0.0.1', () => probe.close(() => resolve(true)));
          }),
      ),
    );
    if (free.every(Boolean)) return base;
  }
}

/** Start it and wait for the ready table. @throws with all it printed when it ends before that */
export async function startInstallation(options: {
  port: number;
  data: string;
  database?: string;
  /** instead of `--demo` */
  args?: readonly string[];
}): Promise<Installation> {
  const { port, data, database, args = ['--demo'] } = options;
  const started = performance.now();
  let output = '';
  const child: ChildProcess = spawn(process.execPath, [main, 'up', ...args], {
    env: {
      ...process.env,
      WAYSTAGE_PORT: String(port),
      WAYSTAGE_DATA: data,
      ...(database && { WAYSTAGE_DATABASE: database }),
    },
  });
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Ctrl-C stops everything')) resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`waystage up ended with ${code}:\n${output}`)));
  });
  const local = JSON.parse(readFileSync(join(data, 'local.json'), 'utf8'));
  const url: string = local.url;
  return {
    url,
    site: `http://localhost:${port + 1}`,
    receiver: `http://localhost:${port + 2}`,
    readyAfter: performance.now() - started,
    output: () => stripVTControlCharacters(output),
    async get(path) {
      const answer = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${local.token}` } });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return answer.json() as never;
    },
    post: (path, body) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${local.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    async tell(events) {
      const answer = await fetch(`${url}/v1/events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${local.sites[0].secretKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ events }),
      });
      return answer.json() as never;
    },
    publicKey: local.sites[0].publicKey,
    async kill(signal) {
      if (child.exitCode !== null) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill(signal);
      const [code] = (await ended) as [number | null];
      return code;
    },
  };
}
