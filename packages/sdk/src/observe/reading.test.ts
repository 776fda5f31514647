import { expect } from 'vitest';
import { browserTest, lab, until } from '../../test/lab.ts';

browserTest('a page is read once, after the seconds the site or the page sets', async () => {
  const { collector, open } = await lab(
    { '/': 'Kort', '/lang': '<article data-ws-read="0.1" data-ws-content="e-bok/vår">Lang</article>' },
    { attributes: 'data-read="0.3"' },
  );
  const begun = Date.now();
  const tab = await open();
  await until(() => expect(collector.named('page_read')).toMatchObject([{ path: '/', host: 'nord.localhost' }]));
  expect(Date.now() - begun).toBeGreaterThan(300);
  await tab.evaluate(() => history.pushState({}, '', '/lang'));
  await tab.goto(tab.url().replace('/lang', '/lang?1'));
  await until(() => expect(collector.named('page_read').at(-1)).toMatchObject({ path: '/lang', content: 'e-bok/vår' }));
});
