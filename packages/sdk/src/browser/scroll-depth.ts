import { on } from './on.ts';

/**
 * How far down the page was seen, in percent; `read(true)` starts anew. The measures come from an IntersectionObserver,
 * which reports them when the browser has laid out the page anyway; reading `scrollHeight` would force a layout.
 */
export function scrollDepth(): (anew?: boolean) => number {
  let deepest = 0;
  const root = document.documentElement;
  const observer = new IntersectionObserver(([measured]) => {
    observer.unobserve(root);
    const { boundingClientRect: page, rootBounds: screen } = measured!;
    deepest = Math.max(deepest, Math.min(100, (((screen || page).height - page.top) / page.height) * 100) | 0);
  });
  const measure = () => observer.observe(root);
  on(document, 'scroll', measure);
  return (anew) => {
    if (anew) {
      deepest = 0;
      measure();
    }
    return deepest;
  };
}
