import { expect } from 'vitest';
import { browserTest, lab, until } from '../../test/lab.ts';

browserTest('a download in the same tab arrives, once, though the page is gone', async () => {
  const { collector, open } = await lab({
    '/': '<a href="/neste.html">Neste</a><a id="g" href="/p%C3%A5virkning.pdf" data-ws-kind="guide">Guide</a>',
  });
  const tab = await open();
  await until(() => expect(collector.named('page_view')).toHaveLength(1));
  await tab.click('#g');
  await until(() => expect(collector.named('download')).toMatchObject([{ content: '/påvirkning.pdf', kind: 'guide' }]));
  expect(collector.rejected).toEqual([]);
});
