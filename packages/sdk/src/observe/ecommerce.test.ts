import { expect } from 'vitest';
import { browserTest, html, lab, tag, until } from '../../test/lab.ts';

const said = (entries: string) =>
  `<script>window.dataLayer = window.dataLayer || []; function gtag() { dataLayer.push(arguments) } ${entries}</script>`;

browserTest('a shop that tells GA4 has told us: cart, checkout and order with no code', async () => {
  const { collector, open } = await lab((collector) => ({
    '/': html(
      '',
      `${said(`
        gtag('event', 'add_to_cart', { currency: 'NOK', value: 300, items: [{ item_id: 'stol', price: 150, quantity: 2 }] });
        dataLayer.push({ ecommerce: null });
        dataLayer.push({ event: 'add_to_cart', ecommerce: { currency: 'NOK', items: [{ item_id: 'bord', price: 99.5 }] } });`)}
      ${tag(collector)}`,
    ),
  }));
  const tab = await open();
  await until(() =>
    expect(collector.named('cart')).toMatchObject([
      { action: 'changed', items: 2, value: 300, currency: 'NOK' },
      { action: 'changed', items: 3, value: 399.5 },
    ]),
  );
  await tab.evaluate(`
    gtag('event', 'remove_from_cart', { currency: 'NOK', value: 99.5, items: [{ item_id: 'bord', price: 99.5 }] });
    gtag('event', 'begin_checkout', { currency: 'NOK', value: 300, items: [{ quantity: 2 }] });
    dataLayer.push({ event: 'purchase', ecommerce: { transaction_id: 'B-7', currency: 'NOK', value: 300, items: [{ quantity: 2 }] } });`);
  await until(() => expect(collector.named('order')).toMatchObject([{ order: 'B-7', value: 300, currency: 'NOK' }]));
  expect(collector.named('checkout')).toMatchObject([{ value: 300 }]);
  expect(collector.named('cart').at(-1)).toMatchObject({ action: 'changed', items: 2, value: 300 });
  expect(collector.rejected).toEqual([]);
});

browserTest('what is said to Google still reaches Google', async () => {
  const { open } = await lab();
  const tab = await open();
  await tab.waitForFunction('window.dataLayer');
  expect(await tab.evaluate('[dataLayer.push({ event: "x" }), dataLayer.length, dataLayer[0].event]')).toEqual([
    1,
    1,
    'x',
  ]);
});
