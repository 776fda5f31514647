import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The files of an example journey. */
export function example(name: 'crm-suite' | 'office-supplies'): { path: string; text: string }[] {
  const folder = dirname(fileURLToPath(import.meta.resolve(`@waystage/rules/examples/${name}/journey.yaml`)));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}
