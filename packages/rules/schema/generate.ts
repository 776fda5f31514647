import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { storiesFile } from '../src/story/notation/stories-file.ts';
import { grammars } from '../src/syntax/read-folder.ts';

/** The files of a journey's folder, the grammar of each, and what the schema is called. */
const files = [
  ['journey', 'journey.yaml', 'The stages of a journey, and who answers for them', grammars['journey.yaml']],
  [
    'audience',
    'audience.yaml',
    'Which companies count, what may be said of them, and roles',
    grammars['audience.yaml'],
  ],
  ['behaviours', 'behaviours.yaml', 'Names for what people do', grammars['behaviours.yaml']],
  ['content', 'content.yaml', 'What pages, files and videos are', grammars['content.yaml']],
  ['rules', 'rules/*.yaml', 'Rules: one sentence each', grammars['rules/*.yaml']],
  ['tests', 'tests/*.yaml', 'Stories: what happens at a company, and what to expect', storiesFile],
] as const;

/** The JSON Schemas (draft-07), by file name, as text. Made of the grammar the files are read with. */
export function schemas(): Map<string, string> {
  return new Map(
    files.map(([name, path, description, grammar]) => {
      const head = { $schema: 'http://json-schema.org/draft-07/schema#', title: path, description };
      return [`${name}.schema.json`, `${JSON.stringify({ ...head, ...grammar.schema }, null, 2)}\n`];
    }),
  );
}

/** The schemas that are not what the grammar says now. */
export function stale(): string[] {
  return [...schemas()].flatMap(([name, text]) => {
    try {
      return readFileSync(new URL(name, import.meta.url), 'utf8') === text ? [] : [name];
    } catch {
      return [name];
    }
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const old = stale();
  if (!process.argv.includes('--check'))
    for (const name of old) writeFileSync(new URL(name, import.meta.url), schemas().get(name) as string);
  else if (old.length > 0) {
    process.stderr.write(`Not fresh: ${old.join(', ')}. Run node packages/rules/schema/generate.ts\n`);
    process.exitCode = 1;
  }
}
