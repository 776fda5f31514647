import type { Finding } from './finding/finding.ts';
import { compile } from './rulebook/compile/compile.ts';
import type { Rulebook } from './rulebook/rulebook.ts';
import type { SourceFile } from './source/source-file.ts';
import { readFolder } from './syntax/read-folder.ts';

/**
 * What a folder of rules came to. `rulebook` is null as soon as one finding is an error; `draft` is then what could be
 * understood, for the proofs that look at the rest.
 */
export interface LoadedRulebook {
  rulebook: Rulebook | null;
  draft: Rulebook | null;
  findings: Finding[];
}

const order = (a: Finding, b: Finding) =>
  a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1;

/**
 * Read one journey's folder: `journey.yaml`, `audience.yaml`, `behaviours.yaml`, `content.yaml`, `rules/*.yaml`
 * (paths relative to the folder; files of a shared folder may stand beside them as `shared/...`).
 * @param options.version the content hash of the files, worked out by the caller
 * @example
 * const { rulebook, findings } = loadRulebook([{ path: 'journey.yaml', text }, ...]);
 */
export function loadRulebook(files: readonly SourceFile[], options: { version?: string } = {}): LoadedRulebook {
  const { folder, findings } = readFolder(files);
  const compiled = folder ? compile(folder, options.version) : null;
  // what stands in a file nobody could read is not unknown, only unread
  const unread = findings.some((f) => f.code === 'J1' && f.severity === 'error');
  const resolved = (compiled?.findings ?? []).filter((f) => !unread || f.code !== 'J5');
  const all = [...findings, ...resolved].sort(order);
  const draft = compiled?.rulebook ?? null;
  return { rulebook: all.some((f) => f.severity === 'error') ? null : draft, draft, findings: all };
}
