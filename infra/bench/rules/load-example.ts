import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadRulebook, type Rulebook, type SourceFile } from '@waystage/rules';

const dir = fileURLToPath(new URL('../../../packages/rules/examples/crm-suite', import.meta.url));

/** The files of the CRM example. */
export function exampleFiles(): SourceFile[] {
  const paths = (readdirSync(dir, { recursive: true }) as string[]).filter((p) => p.endsWith('.yaml'));
  return paths.map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(dir, path), 'utf8') }));
}

/** A rulebook of files that are meant to be right. */
export function rulebookOf(files: SourceFile[]): Rulebook {
  const { rulebook, findings } = loadRulebook(files);
  if (!rulebook) throw new Error(findings.map((f) => f.message).join('\n'));
  return rulebook;
}
