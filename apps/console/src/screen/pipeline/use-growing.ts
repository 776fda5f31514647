import { type RefCallback, useCallback, useState } from 'react';

const step = 30;

/**
 * Show a long list as far as it was scrolled: how many to show, and where to put the ref that asks for more when it
 * comes near. A short column costs what it shows, not what there is.
 */
export function useGrowing(total: number): [shown: number, end: RefCallback<HTMLElement>] {
  const [shown, setShown] = useState(step);
  const end = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const seen = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setShown((n) => n + step);
      },
      { root: element.parentElement, rootMargin: '600px 0px' },
    );
    seen.observe(element);
    return () => seen.disconnect();
  }, []);
  return [Math.min(shown, total), end];
}
