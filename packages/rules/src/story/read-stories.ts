import type { Finding } from '../finding/finding.ts';
import { Compiling } from '../rulebook/compile/compiling.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { readDocument } from '../source/read-document.ts';
import type { SourceFile } from '../source/source-file.ts';
import { Reading } from '../syntax/grammar/reading.ts';
import { type StoriesFileNode, storiesFile } from './notation/stories-file.ts';
import type { Story } from './tell/story.ts';
import { tellStory } from './tell/tell-story.ts';

/** Whether a file holds stories: `tests/*.yaml`, at any depth. */
function isStoriesFile(path: string): boolean {
  return /(^|\/)tests\/[^/]+\.ya?ml$/.test(path);
}

function readFile(file: SourceFile): { node: StoriesFileNode | undefined; findings: Finding[] } {
  const reading = new Reading(file);
  const root = readDocument(reading);
  if (root === null && reading.findings.length === 0)
    reading.report('J1', reading.span(null), 'The file is empty.', 'Tell a story, or remove it.');
  const node = root === null ? undefined : storiesFile.read(root, reading);
  return { node, findings: reading.findings };
}

/**
 * Read the stories of a journey (`tests/*.yaml` among the files; others are passed over) and resolve every name in them.
 * Findings are errors, in order of file and line; play the stories only if there are none.
 * @param files by default those the rulebook was made from
 */
export function readStories(
  rulebook: Rulebook,
  files: readonly SourceFile[] = rulebook.folder.files,
): { stories: Story[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const stories = new Map<string, Story>();
  for (const file of files.filter((f) => isStoriesFile(f.path)).sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const { node, findings: found } = readFile(file);
    const c = new Compiling();
    for (const s of node?.stories ?? [])
      c.declare(stories, s.story, tellStory(rulebook, s, node as StoriesFileNode, c), 'stories');
    findings.push(...[...found, ...c.findings].sort((a, b) => a.line - b.line || a.column - b.column));
  }
  return { stories: [...stories.values()], findings };
}
