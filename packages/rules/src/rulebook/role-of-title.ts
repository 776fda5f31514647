import { pathGlob } from './path-glob.ts';
import type { Rulebook } from './rulebook.ts';

type Fits = ReturnType<typeof pathGlob>;
type Lines = readonly {
  readonly role: string;
  readonly words: readonly (readonly Fits[])[];
  readonly any: boolean;
}[];
const compiled = new WeakMap<Rulebook, Lines>();

function fold(s: string): string {
  return s.normalize('NFC').toLowerCase();
}

function wordsOf(title: string): string[] {
  return fold(title)
    .split(/[^\p{L}\p{M}\p{N}-]+/u)
    .filter((w) => w !== '');
}

function linesOf(rulebook: Rulebook): Lines {
  let lines = compiled.get(rulebook);
  if (!lines) {
    lines = rulebook.roleLines.map((l) => ({
      role: l.role,
      any: l.patterns.includes('*'),
      words: l.patterns.map((p) =>
        fold(p)
          .split(/[^\p{L}\p{M}\p{N}*-]+/u)
          .filter((w) => w !== '')
          .map(pathGlob),
      ),
    }));
    compiled.set(rulebook, lines);
  }
  return lines;
}

function stands(pattern: readonly Fits[], words: readonly string[]): boolean {
  return words.some((_, i) => i + pattern.length <= words.length && pattern.every((p, j) => p(words[i + j] as string)));
}

/**
 * The role a title gives: the first line of `roles:` with a pattern whose words stand in the title, one after another.
 * Upper and lower case are the same, `*` stands for any part of a word, so `ceo` is not in `director`. A hyphenated word
 * is one word and also its parts (`IT-sjef` has `it`). Without a title, or where no line fits, `unknown`.
 * @example roleOfTitle(rulebook, 'Adm. dir.') // 'decision_maker'
 */
export function roleOfTitle(rulebook: Rulebook, title: string | null): string {
  if (title === null || title.trim() === '') return 'unknown';
  const whole = wordsOf(title);
  const parts = whole.flatMap((w) => w.split('-').filter((x) => x !== ''));
  for (const line of linesOf(rulebook))
    if (line.any || line.words.some((p) => p.length > 0 && (stands(p, whole) || stands(p, parts)))) return line.role;
  return 'unknown';
}
