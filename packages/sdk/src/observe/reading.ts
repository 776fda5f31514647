import { guard } from '../browser/guard.ts';
import { on } from '../browser/on.ts';
import { visibleClock } from '../browser/visible-clock.ts';
import type { Recorder } from '../recorder.ts';
import type { View } from './view.ts';

/** `page_read`: once per view, when the page has been visible long enough (`data-ws-read` on any element overrules). */
export function reading(record: Recorder, seconds: number): View {
  const [visible, restart] = visibleClock();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let path = '';
  const check = guard(() => {
    clearTimeout(timer);
    if (!path || document.visibilityState !== 'visible') return;
    const marked = document.querySelector<HTMLElement>('[data-ws-read]')?.dataset;
    const rest = (Number(marked?.wsRead) || seconds) * 1000 - visible();
    if (rest > 0) timer = setTimeout(check, rest);
    else {
      record('page_read', { path, content: marked?.wsContent });
      path = '';
    }
  });
  on(document, 'visibilitychange', check);
  return {
    _begin(at) {
      path = at;
      restart();
      check();
    },
    _end() {
      path = '';
    },
  };
}
