import { build } from 'esbuild';
import { expect } from 'vitest';
import { browserTest, html, lab, until } from '../test/lab.ts';

browserTest('bundled into an application, every command makes its event', async () => {
  const { outputFiles } = await build({
    stdin: { contents: `import { start } from './index.ts'; window.start = start`, resolveDir: import.meta.dirname },
    bundle: true,
    format: 'iife',
    write: false,
  });
  const { collector, open } = await lab({
    '/': html('', `<script>${outputFiles[0]!.text.replaceAll('</script', '<\\/script')}</script>`),
  });
  const tab = await open();
  await tab.evaluate(`
    const w = start({ site: 'pk_test', host: '${collector.origin}', read: 600 });
    w.download('/guide.pdf', { kind: 'guide' });
    w.media('/film', { percent: 50 });
    w.form('kontakt');
    w.tool('roi');
    w.share('link');
    w.cart({ items: 2, value: 10, currency: 'NOK' });
    w.checkout('levering', { value: 10 });
    w.order('A-1', { value: 10 });
    w.track('demo', { sted: 'topp' });
    w.identify('kari@fjord.example', { title: 'Direktør' });
    w.company('fjord.example', { employees: 40 });
    w.page();`);
  await until(() => expect(collector.named('page_view')).toHaveLength(2));
  expect(collector.rejected).toEqual([]);
  expect(collector.events.map((event) => event.event).sort()).toEqual(
    [
      'page_view',
      'page_view',
      'page_left',
      'download',
      'media_played',
      'form',
      'tool_used',
      'share',
      'cart',
      'checkout',
      'order',
      'custom',
      'identify',
      'company',
    ].sort(),
  );
});
