import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { CliError } from './cli-error.ts';

/** The YAML files below a journey's folder, paths relative to it with forward slashes, in order. */
export async function ruleFiles(dir: string): Promise<{ path: string; text: string }[]> {
  const found = await stat(dir).catch(() => null);
  if (!found?.isDirectory()) throw new CliError(`There is no folder ${dir}. Name the folder that holds journey.yaml.`);
  const names = (await readdir(dir, { recursive: true })).filter((n) => /\.ya?ml$/.test(n)).sort();
  if (names.length === 0)
    throw new CliError(`There are no YAML files in ${dir}. Name the folder that holds journey.yaml.`);
  return Promise.all(
    names.map(async (name) => ({
      path: relative(dir, join(dir, name)).replaceAll('\\', '/'),
      text: await readFile(join(dir, name), 'utf8'),
    })),
  );
}
