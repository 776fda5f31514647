import { type LoadedRulebook, loadRulebook } from './load-rulebook.ts';
import type { SourceFile } from './source/source-file.ts';

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);

/**
 * Read a folder of several journeys (each in a folder of its own, with a journey.yaml) and what they share (`shared/`).
 * A single journey may stand at the top. Findings keep the paths as given. Two journeys of one name are an error.
 * @param options.version the content hash of all files, worked out by the caller
 */
export function loadDeployment(
  files: readonly SourceFile[],
  options: { version?: string } = {},
): { journeys: LoadedRulebook[]; findings: LoadedRulebook['findings'] } {
  const homes = files.filter((f) => /(^|\/)journey\.yaml$/.test(f.path)).map((f) => folderOf(f.path));
  if (homes.length === 0) homes.push('');
  const shared = files.filter((f) => /(^|\/)shared\//.test(f.path));
  const journeys = homes.sort().map((home) => {
    const own = files.filter(
      (f) =>
        f.path.startsWith(home) &&
        !shared.includes(f) &&
        !homes.some((h) => h.length > home.length && f.path.startsWith(h)),
    );
    return loadRulebook([...own, ...shared], options);
  });
  const seen = new Set<string>();
  for (const j of journeys) {
    const node = j.draft?.folder.journey.journey;
    if (node && seen.has(node.value)) {
      j.findings.push({
        code: 'J6',
        severity: 'error',
        ...node.span,
        message: `Two journeys are called ${node.value}; nobody could tell which one a customer is on.`,
        hint: 'Rename one.',
      });
      j.rulebook = null;
    }
    if (node) seen.add(node.value);
  }
  const keys = new Set<string>();
  const findings = journeys
    .flatMap((j) => j.findings)
    .filter((f) => {
      const key = JSON.stringify(f);
      return keys.has(key) ? false : keys.add(key);
    });
  return { journeys, findings };
}
