import Table from 'cli-table3';
import pc from 'picocolors';

/** The one table printed when everything runs: where things are, and what to click. */
export function readyTable(rows: readonly (readonly [name: string, where: string, what: string])[]): string {
  const table = new Table({ style: { head: [], border: pc.isColorSupported ? ['gray'] : [] }, wordWrap: true });
  for (const [name, where, what] of rows) table.push([pc.bold(name), pc.cyan(where), what]);
  return table.toString();
}
