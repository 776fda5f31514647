import { on } from './on.ts';

/** Run now, or when a prerendered page is shown at last. */
export function activated(run: () => void): void {
  if ((document as { prerendering?: boolean }).prerendering) on(document, 'prerenderingchange', run);
  else run();
}
