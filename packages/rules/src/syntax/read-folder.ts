import type { Finding } from '../finding/finding.ts';
import { nearestName } from '../finding/nearest-name.ts';
import { readDocument } from '../source/read-document.ts';
import type { SourceFile } from '../source/source-file.ts';
import { audienceFile } from './audience/audience-file.ts';
import { behavioursFile } from './behaviours/behaviours-file.ts';
import { contentFile } from './content/content-file.ts';
import type { Folder } from './folder.ts';
import type { Grammar } from './grammar/grammar.ts';
import { Reading } from './grammar/reading.ts';
import { journeyFile } from './journey/journey-file.ts';
import { rulesFile } from './rule/rules-file.ts';

/** The files of a journey's folder by name; `rules/` holds any number of rule files. */
export const grammars = {
  'journey.yaml': journeyFile,
  'audience.yaml': audienceFile,
  'behaviours.yaml': behavioursFile,
  'content.yaml': contentFile,
  'rules/*.yaml': rulesFile,
} as const;

/** How many files a folder may have. */
export const mostFiles = 500;

function kindOf(path: string): keyof typeof grammars | null {
  if (/(^|\/)rules\/[^/]+\.yaml$/.test(path)) return 'rules/*.yaml';
  const last = path.slice(path.lastIndexOf('/') + 1);
  return last in grammars ? (last as keyof typeof grammars) : null;
}

function ignored(path: string): boolean {
  return !/\.ya?ml$/.test(path) || /(^|\/)tests\//.test(path) || path.split('/').some((s) => s.startsWith('.'));
}

/**
 * Read the files of one journey into nodes. Tests (`tests/`), hidden files and what is not YAML are passed over.
 * The folder is null where there is no journey.yaml that can be read.
 */
export function readFolder(files: readonly SourceFile[]): { folder: Folder | null; findings: Finding[] } {
  const findings: Finding[] = [];
  function read<T>(file: SourceFile, grammar: Grammar<T>): T[] {
    const reading = new Reading(file);
    const root = readDocument(reading);
    if (root === null && reading.findings.length === 0)
      reading.report(
        'J1',
        { file: file.path, line: 1, column: 1, length: 1 },
        'The file is empty.',
        'Fill it or remove it.',
      );
    const node = root === null ? undefined : grammar.read(root, reading);
    findings.push(...reading.findings);
    return node === undefined ? [] : [node];
  }
  const known = files.filter((f) => !ignored(f.path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  const at = (file: string) => ({ severity: 'error' as const, file, line: 1, column: 1 });
  for (const f of known.filter((k) => kindOf(k.path) === null)) {
    const near = nearestName(f.path, Object.keys(grammars));
    findings.push({
      code: 'J1',
      ...at(f.path),
      message: 'No file of a journey has this name, so nothing in it counts.',
      hint: near ? `Did you mean ${near}?` : 'Rules stand in rules/*.yaml.',
    });
  }
  if (known.length > mostFiles) {
    findings.push({
      code: 'J1',
      ...at(known[mostFiles]?.path ?? ''),
      message: `A journey has at most ${mostFiles} files.`,
    });
    return { folder: null, findings };
  }
  const of = (kind: keyof typeof grammars) => known.filter((f) => kindOf(f.path) === kind);
  const journeys = of('journey.yaml').flatMap((f) => read(f, journeyFile));
  const folder = {
    kind: 'folder' as const,
    audience: Object.freeze(of('audience.yaml').flatMap((f) => read(f, audienceFile))),
    behaviours: Object.freeze(of('behaviours.yaml').flatMap((f) => read(f, behavioursFile))),
    content: Object.freeze(of('content.yaml').flatMap((f) => read(f, contentFile))),
    rules: Object.freeze(
      of('rules/*.yaml')
        .flatMap((f) => read(f, rulesFile))
        .flatMap((n) => n.rules),
    ),
    files: Object.freeze([...files]),
  };
  if (of('journey.yaml').length === 0)
    findings.push({
      code: 'J4',
      ...at('journey.yaml'),
      message: 'There is no journey.yaml: nobody knows the stages a company can be in.',
      hint: 'Begin with `waystage init`.',
    });
  const journey = journeys[0];
  return { folder: journey ? Object.freeze({ ...folder, journey }) : null, findings };
}
