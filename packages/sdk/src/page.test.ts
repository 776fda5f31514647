import { expect, inject } from 'vitest';
import { figures } from '../lab/figures.ts';
import { browserTest, html, lab, tag, until } from '../test/lab.ts';

browserTest('a page with no other script stays eligible for the back/forward cache', async () => {
  const { collector, open } = await lab((collector) => ({
    '/a': html(
      '',
      `${tag(collector)}<script>addEventListener('pageshow', (e) => { const [n] = performance.getEntriesByType('navigation');
        // a browser that is busy may load it anew: then it tries again
        if (e.persisted || n.type === 'back_forward') ws('back', { persisted: e.persisted, reasons: JSON.stringify(n.notRestoredReasons) });
        if (!e.persisted) setTimeout(() => location = '/b', 600) })</script>`,
    ),
    '/b': '<script>setTimeout(() => history.back(), 300)</script>',
  }));
  open('/a').catch(() => {});
  await until(() =>
    expect(collector.named('custom').at(-1)).toMatchObject({ name: 'back', props: { persisted: true } }),
  );
});

browserTest(
  'on a processor four times slower no task of ours is long, nothing is laid out for us, one request is first',
  { timeout: 120_000 },
  async () => {
    const { scripts, forcedLayouts } = await figures(inject('chromium'), 4, 1);
    const { waystage, yardstick } = scripts;
    expect(waystage!.longestTask).toBeGreaterThan(0);
    // a long task is one of 50 ms, on a machine that takes 10 for the yardstick; this one may be slower, or busy
    expect(waystage!.longestTask / yardstick!.evaluation).toBeLessThan(5);
    expect(waystage!.requestsBeforeFirstEvent).toBe(1);
    expect(forcedLayouts).toBe(0);
  },
);
