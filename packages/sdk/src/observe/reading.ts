import { guard } from '../browser/guard.ts';
import { on } from '../browser/on.ts';
import { seen } from '../browser/seen.ts';
import type { Recorder } from '../recorder.ts';

/**
 * `page_read`: once per view, when the page has been visible long enough (`data-ws-read` on any element overrules).
 * @param visible how long this view has been visible (ms)
 * @returns call it when a view begins
 */
export function reading(record: Recorder, visible: () => number, seconds: number): (path: string) => void {
  let timer: ReturnType<typeof setTimeout>;
  let path = '';
  const check = guard(() => {
    clearTimeout(timer);
    if (!path || !seen()) return;
    const { wsRead, wsContent } = document.querySelector<HTMLElement>('[data-ws-read]')?.dataset || {};
    const rest = (Number(wsRead) || seconds) * 1000 - visible();
    if (rest > 0) timer = setTimeout(check, rest);
    else {
      record('page_read', { path, content: wsContent });
      path = '';
    }
  });
  on(document, 'visibilitychange', check);
  return (at) => {
    path = at;
    check();
  };
}
