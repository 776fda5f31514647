import type { RuleFile } from './rule-shelf.ts';

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);

/**
 * The files of each journey in a folder that may hold several: its own and what all share (`shared/`). Each is deployed,
 * and has a version, of its own.
 */
export function journeyFolders(files: readonly RuleFile[]): RuleFile[][] {
  const homes = files.filter((f) => /(^|\/)journey\.yaml$/.test(f.path)).map((f) => folderOf(f.path));
  if (homes.length < 2) return [[...files]];
  const shared = files.filter((f) => /(^|\/)shared\//.test(f.path));
  return homes.sort().map((home) => [...files.filter((f) => f.path.startsWith(home)), ...shared]);
}
