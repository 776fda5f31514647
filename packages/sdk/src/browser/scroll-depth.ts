import { on } from './on.ts';

/**
 * How far down the page was seen, in percent. The measures come from an IntersectionObserver, which reports them when
 * the browser has laid out the page anyway; reading `scrollHeight` would force a layout.
 */
export function scrollDepth(): [read: () => number, restart: () => void] {
  let deepest = 0;
  const root = document.documentElement;
  const observer = new IntersectionObserver(([seen]) => {
    observer.unobserve(root);
    const { top, height } = seen!.boundingClientRect;
    const screen = seen!.rootBounds?.height || innerHeight;
    deepest = Math.max(deepest, Math.min(100, Math.round(((screen - top) / height) * 100) || 0));
  });
  const measure = () => observer.observe(root);
  on(document, 'scroll', measure);
  return [
    () => deepest,
    () => {
      deepest = 0;
      measure();
    },
  ];
}
