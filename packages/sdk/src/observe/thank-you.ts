import type { Recorder } from '../recorder.ts';

/**
 * `form` by its thank-you page, whatever made the form.
 * @param pages `path=name`
 * @returns call it when a view begins
 */
export function thankYou(record: Recorder, pages: readonly string[]): (path: string) => void {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  let reloaded = entry?.type === 'reload';
  return (path) => {
    for (const page of pages)
      if (!reloaded && page.startsWith(`${path}=`)) record('form', { name: page.slice(path.length + 1) });
    reloaded = false;
  };
}
