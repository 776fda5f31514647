import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadRulebook, type Rulebook, type SourceFile } from '../src/index.ts';

const root = fileURLToPath(new URL('../examples', import.meta.url));

/** The files of one of the examples. */
export function example(name: 'crm-suite' | 'office-supplies' | 'broken'): SourceFile[] {
  const dir = join(root, name);
  const paths = readdirSync(dir, { recursive: true }) as string[];
  return paths
    .filter((p) => p.endsWith('.yaml'))
    .sort()
    .map((p) => ({ path: p.split(sep).join('/'), text: readFileSync(join(dir, p), 'utf8') }));
}

/** The rulebook of one of the examples. */
export function exampleRulebook(name: 'crm-suite' | 'office-supplies'): Rulebook {
  const { rulebook, findings } = loadRulebook(example(name), { version: 'sha256:test' });
  if (!rulebook) throw new Error(findings.map((f) => f.message).join('\n'));
  return rulebook;
}
