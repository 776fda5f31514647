import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Collector } from '../../test/collector.ts';
import { browserTest, lab, until } from '../../test/lab.ts';
import { successor } from './successor.ts';

const cart = (tab: Page, fields: object) =>
  tab.evaluate((fields) => (window as never as { ws: (n: string, f: object) => void }).ws('cart', fields), fields);
const actions = (collector: Collector) => collector.named('cart').map((event) => event.action);
const ready = (collector: Collector, views = 1) =>
  until(() => expect(collector.named('page_view')).toHaveLength(views));
const later = (context: BrowserContext, ms: number) =>
  context.addInitScript((ms) => {
    const now = Date.now;
    Date.now = () => now() + ms;
  }, ms);

browserTest('a cart that is told again as it was, on the next page, has not changed', async () => {
  const { collector, open, url } = await lab();
  const tab = await open();
  await ready(collector);
  await cart(tab, { items: 2, value: 500, currency: 'NOK' });
  await tab.goto(url('/kurv'));
  await ready(collector, 2);
  await cart(tab, { items: 2, value: 500, currency: 'NOK' });
  await cart(tab, { items: 3, value: 900, currency: 'NOK' });
  await until(() => expect(collector.named('cart')).toMatchObject([{ items: 2 }, { items: 3, value: 900 }]));
});

browserTest(
  'half an hour of nothing: the cart was left, and is now returned to, under ids the server derives as well',
  async () => {
    const { collector, context, open, url } = await lab();
    const tab = await open();
    await ready(collector);
    await cart(tab, { items: 2, value: 500, currency: 'NOK', product: 'stol' });
    await until(() => expect(actions(collector)).toEqual(['changed']));
    await later(context, 40 * 60_000);
    await tab.goto(url('/igjen'));
    await until(() => expect(actions(collector)).toEqual(['changed', 'left', 'returned']));
    const [changed, left, returned] = collector.named('cart');
    expect(left).toMatchObject({ id: successor(changed!.id), items: 2, value: 500, product: 'stol' });
    expect(returned!.id).toBe(successor(left!.id));
    expect(returned!.at - left!.at).toBeGreaterThan(30 * 60_000);
  },
);

browserTest('an emptied cart is not a cart that was left', async () => {
  const { collector, context, open, url } = await lab();
  const tab = await open();
  await ready(collector);
  await cart(tab, { items: 2 });
  await cart(tab, { items: 0 });
  await until(() => expect(actions(collector)).toEqual(['changed', 'emptied']));
  await later(context, 40 * 60_000);
  await tab.goto(url('/igjen'));
  await ready(collector, 2);
  await tab.waitForTimeout(200);
  expect(actions(collector)).toEqual(['changed', 'emptied']);
});

browserTest('what was bought in another tab is not in the cart of this one', async () => {
  const { collector, context, open, url } = await lab();
  const tab = await open();
  await ready(collector);
  await cart(tab, { items: 2 });
  const other = await open('/kasse');
  await ready(collector, 2);
  await other.evaluate(() =>
    (window as never as { ws: (n: string, f: object) => void }).ws('order', { order: 'A-1', value: 500 }),
  );
  await until(() => expect(collector.named('order')).toMatchObject([{ order: 'A-1', value: 500 }]));
  await later(context, 40 * 60_000);
  await tab.goto(url('/igjen'));
  await ready(collector, 3);
  await tab.waitForTimeout(200);
  expect(actions(collector)).toEqual(['changed']);
});

browserTest('www. and shop. are one visitor with one cart', async () => {
  const { collector, open, url } = await lab();
  const tab = await open();
  await tab.goto(url('/', 'www.nord.localhost'));
  await ready(collector, 2);
  await cart(tab, { items: 1 });
  await tab.goto(url('/', 'shop.nord.localhost'));
  await ready(collector, 3);
  await cart(tab, { items: 1 });
  await cart(tab, { items: 0 });
  await until(() => expect(actions(collector)).toEqual(['changed', 'emptied']));
  expect(new Set(collector.named('page_view').map((event) => event.visitor)).size).toBe(1);
});
