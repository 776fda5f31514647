import { type Document, isAlias, isNode, type ParsedNode, parseDocument, visit } from 'yaml';
import type { Reading } from '../syntax/grammar/reading.ts';

/** The largest rule file, in characters. */
export const longestFile = 1_000_000;

/**
 * The YAML of one file, or null where it cannot be read. YAML 1.2 with unique keys, so that NO stays Norway; anchors,
 * aliases, merge keys and tags are refused, because a reader should see the whole rule where it stands.
 */
export function readDocument(reading: Reading): ParsedNode | null {
  const { text } = reading.file;
  if (text.length > longestFile)
    return (
      reading.report('J1', reading.spanOf(0, 1), `The file is longer than ${longestFile} characters.`, 'Split it.') ??
      null
    );
  let doc: Document.Parsed;
  try {
    doc = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      merge: false,
      uniqueKeys: true,
      lineCounter: reading.lines,
      prettyErrors: false,
    });
  } catch (e) {
    reading.lines.addNewLine(0);
    return reading.report('J1', reading.spanOf(0, 1), `The file cannot be read: ${(e as Error).message}.`) ?? null;
  }
  for (const error of [...doc.errors, ...doc.warnings]) {
    const at = reading.spanOf(error.pos[0], error.pos[1]);
    if (error.code === 'DUPLICATE_KEY')
      reading.report('J6', at, 'This key stands here twice; only one of them can count.', 'Remove one.');
    else reading.report('J1', at, `This is not the YAML rules are written in: ${error.message}.`);
  }
  if (doc.errors.length > 0) return null;
  const before = reading.findings.length;
  visit(doc, {
    Node(_, node) {
      const at = reading.span(node as ParsedNode);
      if (isAlias(node) || (isNode(node) && 'anchor' in node && node.anchor))
        reading.report('J1', at, 'Anchors and aliases (& and *) hide what a rule says.', 'Write it out.');
      else if (node.tag) reading.report('J1', at, `The tag ${node.tag} means nothing here.`, 'Remove it.');
    },
  });
  return reading.findings.length > before ? null : (doc.contents as ParsedNode | null);
}
