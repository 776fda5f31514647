import { Document, isMap, isPair, isScalar, isSeq, visit } from 'yaml';
import { type StoriesFileNode, storiesFile } from './notation/stories-file.ts';

/** Puts a value in braces on one line. */
function onOneLine(value: unknown): void {
  if (isMap(value)) value.flow = true;
}

/** A file of stories as text: one line for the company, for each person and for each step. Comments are not nodes, so they are gone. */
export function printStories(node: StoriesFileNode): string {
  const doc = new Document(storiesFile.write(node), { version: '1.2' });
  visit(doc, {
    Pair(_, { key, value }) {
      const name = isScalar(key) ? key.value : null;
      if (name === 'company') onOneLine(value);
      if (name === 'people' && isMap(value)) for (const p of value.items) onOneLine(isPair(p) ? p.value : null);
      if (name === 'tell' && isSeq(value)) for (const step of value.items) onOneLine(step);
    },
  });
  return doc.toString({ lineWidth: 0, flowCollectionPadding: true });
}
