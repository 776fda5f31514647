import type { Condition } from '../../../src/index.ts';

function fitsGlob(glob: string, path: string): boolean {
  if (glob === '') return path === '';
  if (glob.startsWith('**')) return [...path, ''].some((_, i) => fitsGlob(glob.slice(2), path.slice(i)));
  if (glob.startsWith('*')) {
    const segment = path.split('/')[0] as string;
    return [...segment, ''].some((_, i) => fitsGlob(glob.slice(1), path.slice(i)));
  }
  return path !== '' && glob[0] === path[0] && fitsGlob(glob.slice(1), path.slice(1));
}
/** Whether a value is what a condition asks for. */
export function fits(c: Condition, v: unknown): boolean {
  if (c.kind === 'values') return (c.values as unknown[]).includes(v);
  if (c.kind === 'range') return typeof v === 'number' && v >= c.atLeast && v <= c.atMost;
  return typeof v === 'string' && c.globs.some((g) => fitsGlob(g, v));
}
