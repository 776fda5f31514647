/** One step of a glob: a character, any part of one segment, any part at all. */
type Token = { readonly char: string } | 'part' | 'any';

function tokensOf(glob: string): Token[] {
  return glob.split(/(\*\*|\*)/).flatMap((t): Token[] => {
    if (t === '**') return ['any'];
    if (t === '*') return ['part'];
    return [...t].map((char) => ({ char }));
  });
}

/** Where in the tokens one can be after reading nothing: a star may stand for nothing. */
function settle(tokens: readonly Token[], at: Set<number>): Set<number> {
  for (const i of at) if (typeof tokens[i] === 'string') at.add(i + 1);
  return at;
}

/** Follows every way through the tokens at once: the time is that of both lengths multiplied, however many stars there are. */
function fits(tokens: readonly Token[], path: string): boolean {
  let at = settle(tokens, new Set([0]));
  for (const c of path) {
    const next = new Set<number>();
    for (const i of at) {
      const token = tokens[i];
      if (token === 'any' || (token === 'part' && c !== '/')) next.add(i);
      else if (typeof token === 'object' && token.char === c) next.add(i + 1);
    }
    if (next.size === 0) return false;
    at = settle(tokens, next);
  }
  return at.has(tokens.length);
}

/**
 * Whether paths fit a glob: `*` is any part of one segment, `**` any part at all, and `/x/**` fits `/x` too.
 * Paths are as `normalPath` leaves them; capitals count.
 */
export function pathGlob(glob: string): (path: string) => boolean {
  if (!glob.includes('*')) return (path) => path === glob;
  if (!glob.endsWith('/**')) {
    const tokens = tokensOf(glob);
    return (path) => fits(tokens, path);
  }
  const prefix = glob.slice(0, -3);
  if (!prefix.includes('*'))
    return (path) => path.startsWith(prefix) && (path.length === prefix.length || path[prefix.length] === '/');
  const [itself, below] = [tokensOf(prefix), tokensOf(glob)];
  return (path) => fits(itself, path) || fits(below, path);
}
