import { expect } from 'vitest';
import { browserTest, lab, until } from '../../test/lab.ts';

browserTest('a closed tab leaves behind how long and how far it was seen', async () => {
  const { collector, open } = await lab({ '/': '<div style="height:4000px">Høy</div>' });
  const tab = await open();
  await until(() => expect(collector.named('page_view')).toHaveLength(1));
  await tab.evaluate(() => scrollTo(0, 1640));
  await tab.waitForTimeout(1100);
  await tab.close({ runBeforeUnload: true });
  await until(() => expect(collector.named('page_left')).toHaveLength(1));
  const { seconds, scroll } = collector.named('page_left')[0] as unknown as { seconds: number; scroll: number };
  expect(seconds).toBeGreaterThanOrEqual(1);
  expect(scroll).toBeGreaterThan(50);
  expect(scroll).toBeLessThan(65);
});

browserTest('what was hidden and seen again is left once, with all its seconds', async () => {
  const { collector, open } = await lab();
  const tab = await open();
  await until(() => expect(collector.named('page_view')).toHaveLength(1));
  const hide = (state: string) =>
    tab.evaluate((state) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await tab.waitForTimeout(800);
  await hide('hidden');
  await tab.waitForTimeout(100);
  await hide('visible');
  await tab.waitForTimeout(800);
  await tab.close({ runBeforeUnload: true });
  await until(() => expect(collector.named('page_left')).toHaveLength(1));
  await tab
    .context()
    .newPage()
    .then((next) => next.waitForTimeout(300));
  expect(collector.named('page_left')).toHaveLength(1);
  expect(collector.named('page_left')[0]!.seconds).toBeGreaterThanOrEqual(2);
});
