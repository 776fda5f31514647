import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { CliError } from '../cli-error.ts';

const folderOf = (file: string) => dirname(fileURLToPath(import.meta.resolve(`@waystage/rules/${file}`)));

async function filesBelow(dir: string, ending: string): Promise<string[]> {
  return (await readdir(dir, { recursive: true })).filter((name) => name.endsWith(ending)).sort();
}

async function init(dir: string): Promise<void> {
  const { schemaFolder, withSchema } = await import('@waystage/rules');
  const starter = folderOf('starter/journey.yaml');
  const schema = folderOf('schema/journey.schema.json');
  const files = new Map<string, string>();
  for (const name of await filesBelow(starter, '.yaml')) {
    const path = name.replaceAll('\\', '/');
    files.set(path, withSchema(path, await readFile(join(starter, name), 'utf8')));
  }
  for (const name of await filesBelow(schema, '.schema.json'))
    files.set(`${schemaFolder}/${name}`, await readFile(join(schema, name), 'utf8'));

  for (const path of files.keys()) {
    const there = await access(join(dir, path)).then(
      () => true,
      () => false,
    );
    if (there) throw new CliError(`${join(dir, path)} is there already, and stays as it is. Name another folder.`);
  }
  for (const [path, text] of files) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text, { flag: 'wx' });
  }
  const shown = [...files.keys()].filter((path) => path.endsWith('.yaml'));
  const name = relative('.', dir) || '.';
  process.stdout.write(`A journey begins in ${name}:
${shown.map((path) => `  ${path}`).join('\n')}

Next:
  1. Put the paths of your own pages into ${join(name, 'behaviours.yaml')}.
  2. waystage check ${name}     proves that the rules never disagree
  3. waystage test ${name}      plays the stories in ${join(name, 'tests')}
  4. waystage up --rules ${name} --origin https://www.your-site.example
`);
}

/** `waystage init [DIR]`: writes a journey to begin with. */
export function initCommand(): Command {
  return new Command('init')
    .description(
      'write a commented journey to begin with: it moves with nothing but the script tag and business e-mails',
    )
    .argument('[dir]', 'the folder to write it to', './journey')
    .addHelpText(
      'after',
      '\nOverwrites nothing. Exit code: 0 fine, 2 a file is there already.\nExample: waystage init ./journey',
    )
    .action(init);
}
