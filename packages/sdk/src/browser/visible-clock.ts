import { on } from './on.ts';

/** A stopwatch that runs while the page can be seen. `restart` says from where (ms); the other reads it (ms). */
export function visibleClock(): [read: () => number, restart: () => void] {
  let counted = 0;
  let since = 0;
  const visible = () => document.visibilityState === 'visible';
  const read = () => counted + (since && performance.now() - since);
  const turn = () => {
    counted = read();
    since = visible() ? performance.now() : 0;
  };
  on(document, 'visibilitychange', turn);
  return [
    read,
    () => {
      since = 0;
      turn();
      counted = 0;
    },
  ];
}
