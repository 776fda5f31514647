import type { StoredEvent } from '@waystage/events';
import { pathGlob } from '../../rulebook/path-glob.ts';
import type { Content, Rulebook } from '../../rulebook/rulebook.ts';

const finders = new WeakMap<Rulebook, (at: string) => Content | null>();

function finder(rulebook: Rulebook): (at: string) => Content | null {
  const lines = rulebook.content.map((content) => ({ content, fits: content.globs.map(pathGlob) }));
  const found = new Map<string, Content | null>();
  return (at) => {
    let content = found.get(at);
    if (content === undefined) {
      content = lines.find((l) => l.fits.some((f) => f(at)))?.content ?? null;
      if (found.size >= 1000) found.clear();
      found.set(at, content);
    }
    return content;
  };
}

/** What content.yaml says about this path or content id; null where it says nothing. */
export function contentOf(rulebook: Rulebook, at: string): Content | null {
  let find = finders.get(rulebook);
  if (!find) {
    find = finder(rulebook);
    finders.set(rulebook, find);
  }
  return find(at);
}

/** The thing an event is about, to tell one page, file, video, form or tool from another; null where there is none. */
export function thingOf(event: StoredEvent): string | null {
  const e = event as { content?: string; path?: string; name?: string };
  return e.content ?? e.path ?? e.name ?? null;
}
