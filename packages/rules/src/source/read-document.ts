import { isAlias, isNode, type ParsedNode, parseDocument, visit } from 'yaml';
import type { Reading } from '../syntax/grammar/reading.ts';

/** The largest rule file, in characters. */
export const longestFile = 1_000_000;

/** How deep values may stand in each other; the deepest rule needs ten. */
const deepest = 64;

/** Whether the file opens more than it may, asked before a parser has to follow it there. */
function tooDeep(text: string): boolean {
  let depth = 0;
  for (const c of text) {
    if (c === '[' || c === '{') depth++;
    else if (c === ']' || c === '}') depth--;
    if (depth > deepest) return true;
  }
  return new RegExp(`^ *(?:[-?] +){${deepest}}`, 'm').test(text);
}

/**
 * The YAML of one file, or null where it cannot be read. YAML 1.2 with unique keys, so that NO stays Norway; anchors,
 * aliases, merge keys and tags are refused, because a reader should see the whole rule where it stands.
 */
export function readDocument(reading: Reading): ParsedNode | null {
  const { text, path } = reading.file;
  const start = { file: path, line: 1, column: 1, length: 1 };
  if (text.length > longestFile)
    return reading.report('J1', start, `The file is longer than ${longestFile} characters.`, 'Split it.') ?? null;
  if (tooDeep(text)) return reading.report('J1', start, `The file is nested more than ${deepest} deep.`) ?? null;
  const doc = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: true,
    lineCounter: reading.lines,
    prettyErrors: false,
  });
  for (const error of [...doc.errors, ...doc.warnings]) {
    const at = reading.spanOf(error.pos[0], error.pos[1]);
    if (error.code === 'DUPLICATE_KEY')
      reading.report('J6', at, 'This key stands here twice; only one of them can count.', 'Remove one.');
    else reading.report('J1', at, `This is not the YAML rules are written in: ${error.message}.`);
  }
  if (doc.errors.some((e) => e.code !== 'DUPLICATE_KEY')) return null;
  visit(doc, {
    Node(_, node) {
      const at = reading.span(node as ParsedNode);
      if (isAlias(node) || (isNode(node) && 'anchor' in node && node.anchor))
        reading.report('J1', at, 'Anchors and aliases (& and *) hide what a rule says.', 'Write it out.');
      else if (node.tag) reading.report('J1', at, `The tag ${node.tag} means nothing here.`, 'Remove it.');
    },
  });
  return doc.contents as ParsedNode | null;
}
