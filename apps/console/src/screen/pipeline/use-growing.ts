import { type RefCallback, useCallback, useState } from 'react';

const step = 30;

/**
 * Show a long list as far as it was scrolled: how many to show, and the ref of an element at its end that asks for more
 * when it comes near. A column costs what it shows, not what there is.
 */
export function useGrowing(total: number): [shown: number, end: RefCallback<HTMLElement>] {
  const [shown, setShown] = useState(step);
  const end = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return;
      // A new observer after each step: one that was near before and still is would not be told of again.
      const near = new IntersectionObserver(
        (entries) => {
          if (entries.some((entry) => entry.isIntersecting)) setShown(shown + step);
        },
        { root: element.parentElement, rootMargin: '600px 0px' },
      );
      near.observe(element);
      return () => near.disconnect();
    },
    [shown],
  );
  return [Math.min(shown, total), end];
}
