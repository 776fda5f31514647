import { expect } from 'vitest';
import { browserTest, lab, until } from '../../test/lab.ts';

browserTest('a download in the same tab arrives, once, though the page is gone', async () => {
  const { collector, open } = await lab({
    '/': '<a id="g" href="/p%C3%A5virkning.pdf" data-ws-kind="guide">Guide</a>',
  });
  const tab = await open();
  await tab.click('#g');
  await until(() => expect(collector.named('download')).toMatchObject([{ content: '/påvirkning.pdf', kind: 'guide' }]));
  expect(collector.rejected).toEqual([]);
});

browserTest('a middle click counts, a right click does not', async () => {
  const { collector, open } = await lab({
    '/': '<a id="g" href="/guide.pdf">Guide</a><a id="h" href="/annen.zip">Zip</a>',
  });
  const tab = await open();
  await tab.click('#h', { button: 'right' });
  await tab.click('#g', { button: 'middle' });
  await until(() => expect(collector.named('download')).toMatchObject([{ content: '/guide.pdf', kind: 'other' }]));
});

browserTest('a link inside an open shadow tree counts, and its content may have a name', async () => {
  const { collector, open } = await lab({
    '/': `<div id="host"></div><script>document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML =
      '<a href="/hent?id=7" data-ws-content="bærekraft-2026"><b>Hent</b></a>'</script>`,
  });
  const tab = await open();
  await tab.locator('#host b').click();
  await until(() => expect(collector.named('download')).toMatchObject([{ content: 'bærekraft-2026' }]));
});

browserTest('the click is left alone: nothing is prevented, nothing waits', async () => {
  const { open } = await lab({
    '/': `<a id="g" href="#hit" download>Guide</a><script>window.after = []; document.querySelector('#g').addEventListener('click', (e) => after.push(e.defaultPrevented))</script>`,
  });
  const tab = await open();
  await tab.click('#g');
  expect(await tab.evaluate('after')).toEqual([false]);
});
