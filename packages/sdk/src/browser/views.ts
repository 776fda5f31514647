import type { View } from '../observe/view.ts';
import { guard } from './guard.ts';
import { on } from './on.ts';
import { urlChanged } from './url-changed.ts';

/** A redirect within the page and the new title come within this time (ms). */
const SETTLE = 50;

/**
 * One view for every address the page shows, and one more each time it comes back from the back/forward cache.
 * @param here the address, as far as it makes a page
 * @returns begins a view by hand
 */
export function views(here: () => string, watched: readonly View[]): (path?: string) => void {
  let path = '';
  let timer: ReturnType<typeof setTimeout>;
  const end = () => {
    for (const view of watched) view._end();
  };
  const begin = guard((given?: string) => {
    path = here();
    for (const view of watched) view._begin(given || path);
  });
  urlChanged(() => {
    if (here() === path) return;
    end();
    path = here();
    clearTimeout(timer);
    timer = setTimeout(begin, SETTLE);
  });
  on<PageTransitionEvent>(window, 'pageshow', (event) => event.persisted && begin());
  begin();
  return (given) => {
    end();
    begin(given);
  };
}
