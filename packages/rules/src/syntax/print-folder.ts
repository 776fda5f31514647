import { Document, isScalar, visit } from 'yaml';
import type { SourceFile } from '../source/source-file.ts';
import type { Folder } from './folder.ts';
import type { Grammar } from './grammar/grammar.ts';
import { grammars } from './read-folder.ts';
import type { RuleNode } from './rule/rule.ts';

/** What is shorter than this stands in braces on one line. */
const shortEnough = 100;

function print(plain: unknown): string {
  const doc = new Document(plain, { version: '1.2' });
  visit(doc, {
    Collection(key, node) {
      const length = JSON.stringify(node.toJS(doc)).length;
      node.flow = key !== null && (length < shortEnough || node.items.every(isScalar));
    },
  });
  return doc.toString({ lineWidth: 120, flowCollectionPadding: true });
}

/** Rules as the text of a `rules/*.yaml` file. Comments are not nodes, so they are gone. */
export function printRules(rules: readonly RuleNode[]): string {
  const grammar = grammars['rules/*.yaml'];
  return print(
    grammar.write({ kind: 'rules_file', span: rules[0]?.span, unread: [], rules } as Parameters<
      typeof grammar.write
    >[0]),
  );
}

/** A folder as files again; reading them gives the same nodes, but for where they stand. */
export function printFolder(folder: Folder): SourceFile[] {
  function file<T>(path: string, grammar: Grammar<T>, node: T | undefined): SourceFile[] {
    return node === undefined ? [] : [{ path, text: print(grammar.write(node)) }];
  }
  const numbered = (name: string, i: number) => (i === 0 ? name : `shared/${i}/${name}`);
  return [
    ...file('journey.yaml', grammars['journey.yaml'], folder.journey),
    ...folder.audience.flatMap((n, i) => file(numbered('audience.yaml', i), grammars['audience.yaml'], n)),
    ...folder.behaviours.flatMap((n, i) => file(numbered('behaviours.yaml', i), grammars['behaviours.yaml'], n)),
    ...folder.content.flatMap((n, i) => file(numbered('content.yaml', i), grammars['content.yaml'], n)),
    ...(folder.rules.length > 0 ? [{ path: 'rules/rules.yaml', text: printRules(folder.rules) }] : []),
  ];
}
