import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { accept } from './accept/accept.ts';
import { rules } from './rules/rules.ts';
import { size } from './size/size.ts';

/** What is measured, by name. `npm run bench -- accept` runs one. */
const benches = { size, accept, rules };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '4' },
    help: { type: 'boolean', short: 'h' },
  },
});
const unknown = positionals.filter((p) => !Object.hasOwn(benches, p));
if (values.help || unknown.length > 0) {
  console.log(`npm run bench -- [${Object.keys(benches).join('] [')}] [--runs 3] [--seconds 4]`);
  process.exit(unknown.length > 0 ? 2 : 0);
}
const machine = `${cpus().length} x ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
console.log(
  `${machine}, load ${loadavg()
    .map((l) => l.toFixed(1))
    .join(' ')}, ${new Date().toISOString().slice(0, 10)}`,
);
for (const [name, bench] of Object.entries(benches))
  if (positionals.length === 0 || positionals.includes(name)) {
    console.log(`\n## ${name}`);
    await bench({ runs: Number(values.runs), seconds: Number(values.seconds), log: console.log });
  }
