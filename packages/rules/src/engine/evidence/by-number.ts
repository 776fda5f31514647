import type { Clause } from '../../rulebook/clause.ts';
import type { Kept } from '../state/state.ts';
import { between, starts } from './span.ts';

/** Interactions that the same clauses can use; bit `c` of `mask` stands for clause `c`. Latest first. */
interface Kind {
  readonly mask: number;
  readonly kept: readonly Kept[];
}

/** How many interactions a clause needs whatever they are. */
function needs(clause: Clause): number {
  return Math.max(clause.times, clause.people, clause.content, clause.roles);
}

/** By position, the clauses that can use an interaction. */
function masks(parts: readonly (readonly Kept[])[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const [c, part] of parts.entries()) for (const k of part) found.set(k.o, (found.get(k.o) ?? 0) | (1 << c));
  return found;
}

function kinds(parts: readonly (readonly Kept[])[]): Kind[] {
  const byMask = new Map<number, Map<number, Kept>>();
  const mask = masks(parts);
  for (const k of parts.flat()) {
    const its = mask.get(k.o) as number;
    const list = byMask.get(its);
    if (list) list.set(k.o, k);
    else byMask.set(its, new Map([[k.o, k]]));
  }
  return [...byMask].map(([its, kept]) => ({ mask: its, kept: [...kept.values()] }));
}

/**
 * The spans of several clauses (latest first, as `spans` gives them) in which there are enough interactions for all of
 * them by number: whichever clauses are taken together, what any of these can use is as much as they need. Counts while
 * it slides, so that thousands of interactions are milliseconds.
 * @param all every interaction of `sets` once, latest first
 */
export function* hopefulSpans(
  clauses: readonly Clause[],
  sets: readonly (readonly Kept[])[],
  all: readonly Kept[],
  within: number,
  trigger: Kept,
): Generator<readonly Kept[]> {
  const mask = masks(sets);
  const inSpan = new Array<number>(1 << clauses.length).fill(0);
  const count = (k: Kept, n: number) => {
    const its = mask.get(k.o) ?? 0;
    inSpan[its] = (inSpan[its] ?? 0) + n;
  };
  const needed = inSpan.map((_, some) =>
    clauses.reduce((sum, clause, c) => ((some & (1 << c)) === 0 ? sum : sum + needs(clause)), 0),
  );
  const enoughForAll = () =>
    needed.every((n, some) => n <= inSpan.reduce((sum, has, its) => ((its & some) === 0 ? sum : sum + has), 0));
  let first = 0;
  let past = 0;
  for (const start of starts(all, within, trigger)) {
    for (; past < all.length && (all[past] as Kept).at >= start; past++) count(all[past] as Kept, 1);
    for (; first < past && (all[first] as Kept).at > start + within; first++) count(all[first] as Kept, -1);
    if (enoughForAll()) yield within === Number.POSITIVE_INFINITY ? all : between(all, start, start + within);
  }
}

/**
 * Shares interactions out by number alone: each clause as many of its own as it needs, by a greatest flow from the kinds
 * of interactions (at most 2^clauses) to the clauses. Gives the clause of each interaction by its position; what no
 * clause needs is left out. Null: there are not enough, so no way of sharing is.
 */
export function byNumber(clauses: readonly Clause[], parts: readonly (readonly Kept[])[]): Map<number, number> | null {
  const all = kinds(parts);
  const given = all.map(() => clauses.map(() => 0));
  const free = all.map((kind) => kind.kept.length);
  const amount = (k: number, c: number) => given[k]?.[c] ?? 0;
  const add = (k: number, c: number, n: number) => {
    const row = given[k];
    if (row) row[c] = amount(k, c) + n;
  };
  // gives clause `c` up to `want` more: what is free, else what another clause gives up and gets elsewhere
  const more = (c: number, want: number, asked: number): number => {
    for (const [k, { mask }] of all.entries()) {
      const left = free[k] ?? 0;
      if (left === 0 || (mask & (1 << c)) === 0) continue;
      const n = Math.min(left, want);
      free[k] = left - n;
      add(k, c, n);
      return n;
    }
    for (const [k, { mask }] of all.entries()) {
      if ((mask & (1 << c)) === 0) continue;
      for (const other of clauses.keys()) {
        if ((asked & (1 << other)) !== 0 || amount(k, other) === 0) continue;
        const n = more(other, Math.min(want, amount(k, other)), asked | (1 << other));
        if (n === 0) continue;
        add(k, other, -n);
        add(k, c, n);
        return n;
      }
    }
    return 0;
  };
  for (const [c, clause] of clauses.entries())
    for (let want = needs(clause); want > 0; ) {
      const n = more(c, want, 1 << c);
      if (n === 0) return null;
      want -= n;
    }
  const owner = new Map<number, number>();
  for (const [k, { kept }] of all.entries()) {
    let next = 0;
    for (const c of clauses.keys()) for (let n = amount(k, c); n > 0; n--) owner.set((kept[next++] as Kept).o, c);
  }
  return owner;
}
