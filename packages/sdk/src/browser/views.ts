import { guard } from './guard.ts';
import { urlChanged } from './url-changed.ts';

/** A redirect within the page and the new title come within this time (ms). */
const SETTLE = 50;

/**
 * One view for every address the page shows.
 * @param here the address, as far as it makes a page
 * @param begins called with it when a view begins
 * @param end called when a view ends
 * @returns begins one more, at the same address
 */
export function views(here: () => string, begins: readonly ((path: string) => void)[], end: () => void): () => void {
  let path: string;
  let timer: ReturnType<typeof setTimeout>;
  const begin = guard(() => {
    path = here();
    for (const began of begins) began(path);
  });
  urlChanged(() => {
    if (here() === path) return;
    end();
    path = here();
    clearTimeout(timer);
    timer = setTimeout(begin, SETTLE);
  });
  begin();
  return () => {
    end();
    begin();
  };
}
