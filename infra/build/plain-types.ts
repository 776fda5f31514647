import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import ts from 'typescript';

function comment(symbol: ts.Symbol, checker: ts.TypeChecker, indent: string): string {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();
  return text === '' ? '' : `${indent}/** ${text.replaceAll('\n', `\n${indent} * `)} */\n`;
}

/** @param around the types this one stands in: one that holds itself (JSON) is not printed for ever */
function print(type: ts.Type, checker: ts.TypeChecker, indent: string, around: readonly ts.Type[] = []): string {
  if (around.includes(type)) return 'unknown';
  const path = [...around, type];
  if (type.isUnion() && !(type.flags & ts.TypeFlags.Boolean)) {
    const parts = type.types.map((t) => print(t, checker, indent, path));
    // the question mark says `undefined`; `boolean` stands in a union as its two values
    const words = parts.filter((word) => word !== 'undefined');
    return words.join(' | ').replace('false | true', 'boolean');
  }
  if (checker.isArrayType(type)) {
    const [element] = checker.getTypeArguments(type as ts.TypeReference);
    return `Array<${print(element!, checker, indent, path)}>`;
  }
  const isObject = (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
  if (!isObject || checker.isTupleType(type))
    return checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
  const inner = `${indent}  `;
  const fields = type.getProperties().map((property) => {
    const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    const own = checker.getTypeOfSymbol(property);
    const name = /^[A-Za-z_$][\w$]*$/.test(property.name) ? property.name : JSON.stringify(property.name);
    return `${comment(property, checker, inner)}${inner}${name}${optional ? '?' : ''}: ${print(own, checker, inner, path)};\n`;
  });
  const index = checker.getIndexInfosOfType(type).map((info) => {
    return `${inner}[key: ${checker.typeToString(info.keyType)}]: ${print(info.type, checker, inner, path)};\n`;
  });
  return `{\n${fields.join('')}${index.join('')}${indent}}`;
}

/**
 * Write types of a workspace as plain TypeScript: what a published package shows needs neither that workspace nor zod.
 * @param from the module that exports them
 * @param names which of its types
 * @param to the `.d.ts` file to write, outside `node_modules` (what lies there is left out of a bundle)
 * @returns `to`
 */
export function plainTypes({ from, names, to }: { from: string; names: readonly string[]; to: string }): string {
  const program = ts.createProgram([from], {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2024,
    strict: true,
    exactOptionalPropertyTypes: true,
    allowImportingTsExtensions: true,
    noEmit: true,
  });
  const checker = program.getTypeChecker();
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(from)!)!);
  const lines = names.map((name) => {
    const found = exported.find((symbol) => symbol.name === name);
    if (!found) throw new Error(`${from} exports no type ${name}`);
    const symbol = found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
    const type = checker.getDeclaredTypeOfSymbol(symbol);
    return `${comment(symbol, checker, '')}export type ${name} = ${print(type, checker, '')};\n`;
  });
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, lines.join('\n'));
  return to;
}
