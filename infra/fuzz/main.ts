import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { freeBasePort, startInstallation } from '../path/installation.ts';
import { canaries, type Door } from './canaries.ts';
import { fuzz } from './fuzz.ts';
import { readStored } from './stored.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    seed: { type: 'string' },
    from: { type: 'string', default: '0' },
    database: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help) {
  console.log(`npm run fuzz -- [--count 20000] [--seed N] [--from N] [--database postgres://...]

Sends odd requests to every door of a Waystage it starts for itself, then looks at what is left: no crash, no answer of
5xx, nothing stored that the schemas refuse, and forty new companies that move within five seconds.

  --count     how many requests
  --seed      the same seed sends the same; printed, and saved with what failed
  --from      the number of the first request; with --count 1 a single one is sent again
  --database  an empty PostgreSQL database instead of the embedded one`);
  process.exit(0);
}
const [count, from] = [Number(values.count), Number(values.from)];
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
if (![count, seed, from].every((n) => Number.isSafeInteger(n) && n >= 0)) {
  console.error('--count, --seed and --from are whole numbers');
  process.exit(2);
}

const data = mkdtempSync(join(tmpdir(), 'waystage-fuzz-'));
const rules = fileURLToPath(new URL('../../packages/rules/starter', import.meta.url));
const here = await startInstallation({
  port: await freeBasePort(),
  data,
  args: ['--rules', rules, '--site-rate', '0', '--site-quota', '0'],
  ...(values.database && { database: values.database }),
});
const local = JSON.parse(readFileSync(join(data, 'local.json'), 'utf8'));
const door: Door = { url: here.url, token: local.token, ...local.sites[0] };
process.once('exit', () => void here.kill('SIGKILL'));
console.log(`seed ${seed}: ${count} requests to ${door.url}`);

const bar = (done: number) => {
  if (!process.stderr.isTTY) return;
  const full = Math.round((done / count) * 30);
  process.stderr.write(`\r[${'='.repeat(full)}${' '.repeat(30 - full)}] ${done} of ${count} `);
};
const wrong: string[] = [];
const started = performance.now();
const { answers, faults } = await fuzz(door, { seed, from, count }, bar);
const seconds = (performance.now() - started) / 1000;
if (process.stderr.isTTY) process.stderr.write('\r\x1b[2K');
const told = [...answers].sort(([a], [b]) => a - b).map(([status, n]) => `${status}: ${n}`);
console.log(`${seconds.toFixed(1)} s, answers ${told.join(', ')}`);

for (const { n, what, request } of faults) {
  const body = request.body?.toString('latin1') ?? '';
  wrong.push(`request ${n}: ${request.method} ${request.path.slice(0, 200)}: ${what}\n    ${body.slice(0, 400)}`);
}
if (faults.length > 0) {
  const file = join(tmpdir(), `waystage-fuzz-${seed}.json`);
  const saved = faults.map((f) => ({ ...f, request: { ...f.request, body: f.request.body?.toString('base64') } }));
  writeFileSync(file, JSON.stringify({ seed, faults: saved }, null, 1));
  console.log(`saved in ${file}; again: npm run fuzz -- --seed ${seed} --from ${faults[0]!.n} --count 1`);
}

try {
  const { took, missing } = await canaries(door)();
  if (missing.length > 0) wrong.push(`${missing.length} of 40 new companies had not moved after 5 s`);
  else console.log(`40 new companies moved within ${took} ms`);
  const stored = await readStored(door);
  console.log(`${stored.events} events stored`);
  wrong.push(...stored.faults.slice(0, 50));
} catch (error) {
  wrong.push(String(error));
}
const ended = await here.kill('SIGINT');
if (ended !== 0) wrong.push(`the server ended with ${ended}:\n${here.output().slice(-2000)}`);
rmSync(data, { recursive: true, force: true });
for (const line of wrong) console.log(`- ${line}`);
console.log(wrong.length === 0 ? 'nothing is wrong' : `${wrong.length} faults, seed ${seed}`);
process.exit(wrong.length === 0 ? 0 : 1);
