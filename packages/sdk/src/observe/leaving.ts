import { scrollDepth } from '../browser/scroll-depth.ts';
import { type Entry, PARKED } from '../deliver/entry.ts';
import type { Recorder } from '../recorder.ts';

/**
 * `page_left`: once per view, at its end; the page being hidden ends it too, as it may be the last thing we see. If the
 * visitor comes back before it was sent, it waits, and says more at the next end.
 * @param visible how long this view has been visible (ms)
 * @param begins what to call when a view begins
 * @returns call it when a view ends
 */
export function leaving(record: Recorder, visible: () => number, begins: ((path: string) => void)[]): () => void {
  const depth = scrollDepth();
  let path = '';
  let told: Entry | undefined;
  begins.push((at) => {
    path = at;
    told = undefined;
    depth(true);
  });
  return () => {
    const fields = { path, seconds: Math.min(86_400, Math.round(visible() / 1000)), scroll: depth() };
    if (!told) told = record('page_left', fields);
    else if (told[3] === PARKED) Object.assign(told[2], fields, { at: Date.now() });
  };
}
