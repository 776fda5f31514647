import { scrollDepth } from '../browser/scroll-depth.ts';
import { visibleClock } from '../browser/visible-clock.ts';
import { type Entry, PARKED } from '../deliver/entry.ts';
import type { Recorder } from '../recorder.ts';
import type { View } from './view.ts';

/**
 * `page_left`: once per view, at its end; the page being hidden ends it too, as it may be the last thing we see. If the
 * visitor comes back before it was sent, it waits, and says more at the next end.
 */
export function leaving(record: Recorder): View {
  const [visible, restartClock] = visibleClock();
  const [depth, restartDepth] = scrollDepth();
  let path = '';
  let told: Entry | undefined;
  return {
    _begin(at) {
      path = at;
      told = undefined;
      restartClock();
      restartDepth();
    },
    _end() {
      if (!path) return;
      const fields = { path, seconds: Math.min(86_400, Math.round(visible() / 1000)), scroll: depth() };
      if (!told) told = record('page_left', fields);
      else if (told[3] === PARKED) Object.assign(told[2], fields, { at: Date.now() });
    },
  };
}
