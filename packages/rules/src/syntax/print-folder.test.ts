import { expect, test } from 'vitest';
import { example } from '../../test/example.ts';
import type { Folder } from './folder.ts';
import { printFolder } from './print-folder.ts';
import { readFolder } from './read-folder.ts';

/** A folder without where things stand and how lengths of time were written. */
function meaning(folder: Folder | null): unknown {
  return JSON.parse(JSON.stringify({ ...folder, files: [] }, (key, value) => (key === 'span' ? undefined : value)));
}

test.each(['crm-suite', 'office-supplies', 'broken'] as const)('%s printed and read again is the same', (name) => {
  const { folder } = readFolder(example(name));
  const printed = readFolder(printFolder(folder as Folder));
  expect(printed.findings).toEqual([]);
  expect(meaning(printed.folder)).toEqual(meaning(folder));
});

test('nodes are frozen all the way down', () => {
  const loose: string[] = [];
  const look = (node: unknown, at: string) => {
    if (typeof node !== 'object' || node === null) return;
    if (!Object.isFrozen(node)) loose.push(at);
    for (const [key, value] of Object.entries(node)) if (key !== 'files') look(value, `${at}.${key}`);
  };
  look(readFolder(example('crm-suite')).folder, 'folder');
  expect(loose).toEqual([]);
});
