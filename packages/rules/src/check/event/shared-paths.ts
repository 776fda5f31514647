type Token = { readonly kind: 'char'; readonly char: string } | { readonly kind: 'star' | 'deep' };

/** A glob as an automaton: positions between tokens, and one more inside the optional end of `/x/**`. */
interface Automaton {
  readonly tokens: readonly Token[];
  readonly openEnd: boolean;
}

const fresh = ['a', 'b', 'c', 'd'] as const;

function automaton(glob: string): Automaton {
  const openEnd = glob.endsWith('/**');
  const tokens = (openEnd ? glob.slice(0, -3) : glob).split(/(\*\*|\*)/).flatMap((part): Token[] => {
    if (part === '**') return [{ kind: 'deep' }];
    if (part === '*') return [{ kind: 'star' }];
    return [...part].map((char) => ({ kind: 'char', char }));
  });
  return { tokens, openEnd };
}

type Positions = readonly number[];

/** Positions with all that can be reached without reading anything (stars may be empty), in order. */
function closed(a: Automaton, positions: Iterable<number>): Positions {
  const all = new Set<number>();
  for (let p of positions) {
    all.add(p);
    for (let t = a.tokens[p]; t && t.kind !== 'char'; t = a.tokens[p]) all.add(++p);
  }
  return [...all].sort((x, y) => x - y);
}

function read(a: Automaton, positions: Positions, char: string): Positions {
  const end = a.tokens.length;
  const next: number[] = [];
  for (const p of positions) {
    const token = a.tokens[p];
    if (p > end || (p === end && a.openEnd && char === '/')) next.push(end + 1);
    else if (token?.kind === 'char' ? token.char === char : token && (token.kind === 'deep' || char !== '/'))
      next.push(token?.kind === 'char' ? p + 1 : p);
  }
  return closed(a, next);
}

const fits = (a: Automaton, positions: Positions) => positions.some((p) => p >= a.tokens.length);

interface Node {
  readonly text: string;
  readonly at: readonly Positions[];
}

/** What every path that fits a glob begins with. */
function beginning(glob: string): string {
  const star = glob.search(/(\/\*\*$)|\*/);
  return star < 0 ? glob : glob.slice(0, star);
}

/** Whether two globs differ before the first star already, which most do. */
function differ(a: string, b: string): boolean {
  const [x, y] = [beginning(a), beginning(b)];
  return !x.startsWith(y) && !y.startsWith(x);
}

/** The shortest paths that fit all of these globs at once, at most `count`. */
function common(globs: readonly string[], count: number): string[] {
  const automata = globs.map(automaton);
  const literal = automata.flatMap((a) => a.tokens.flatMap((t) => (t.kind === 'char' ? [t.char] : [])));
  const alphabet = [...new Set([...literal, '/', ...fresh])];
  const seen = new Map<string, number>();
  const found: string[] = [];
  let wave: Node[] = [{ text: '', at: automata.map((a) => closed(a, [0])) }];
  while (wave.length > 0 && found.length < count) {
    const next: Node[] = [];
    for (const { text, at } of wave) {
      if (text !== '' && isNormal(text) && automata.every((a, i) => fits(a, at[i] as Positions))) found.push(text);
      for (const char of alphabet) {
        if (char === '/' && text.endsWith('/')) continue;
        const to = automata.map((a, i) => read(a, at[i] as Positions, char));
        if (to.some((p) => p.length === 0)) continue;
        const key = `${char === '/'} ${to.join(' ')}`;
        const times = seen.get(key) ?? 0;
        // some more than asked for, since those that end like an index file do not count
        if (times > count + fresh.length) continue;
        seen.set(key, times + 1);
        next.push({ text: text + char, at: to });
      }
    }
    wave = next;
  }
  return found.slice(0, count);
}

function isNormal(path: string): boolean {
  return path === '/' || !(path.endsWith('/') || /\/(index|default)\.(html?|php|aspx?)$/i.test(path));
}

/**
 * Paths (as `normalPath` leaves them) that fit one glob of each set, at most `count`, short ones first; empty where the
 * sets have none in common. Dynamic programming over the tokens of the globs, so exact.
 * @example sharedPaths([['/pricing/**'], ['/**\/enterprise']], 1) // ['/pricing/enterprise']
 */
export function sharedPaths(sets: readonly (readonly string[])[], count: number): string[] {
  const found = new Set<string>();
  const choose = (i: number, chosen: readonly string[]): void => {
    if (found.size >= count) return;
    const set = sets[i];
    if (set) {
      for (const glob of set) if (!chosen.some((c) => differ(c, glob))) choose(i + 1, [...chosen, glob]);
    } else for (const path of common([...new Set(chosen)], count)) if (found.size < count) found.add(path);
  };
  choose(0, []);
  return [...found];
}
