import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { eachEngine } from '../src/testing/each-engine.ts';

/** `table.column` of everything the interface `Tables` names, read from its text. */
function declared(): string[] {
  const text = readFileSync(new URL('../src/tables/tables.ts', import.meta.url), 'utf8');
  const body = text.slice(
    text.indexOf('export interface Tables {'),
    text.indexOf('\n}\n', text.indexOf('export interface Tables {')),
  );
  return [...body.matchAll(/^ {2}(\w+): \{([\s\S]*?)\};?$/gm)].flatMap(([, table, columns]) =>
    [...columns!.replace(/<[^\n]*>/g, '').matchAll(/(?:^|[;{\s])(\w+):/g)].map(([, column]) => `${table}.${column}`),
  );
}

eachEngine('the types of the tables', (store) => {
  it('name the columns the database has, and no others', async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and table_name <> 'schema_version'`.execute(store().db);
    expect(declared().sort()).toEqual(rows.map((r) => r.name).sort());
  });
});
