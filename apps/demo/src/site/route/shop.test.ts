import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { mostOfOne } from '../shop/cart.ts';
import { siteApp } from '../site-app.ts';

const settings = { collector: 'http://localhost:4700', publicKey: 'pk_demo' };

/** A browser without scripts: it keeps the cart's cookie. */
function browser(app = siteApp(settings)) {
  let cookie = '';
  return {
    cookie: (text: string) => {
      cookie = text;
    },
    get: async (url: string) => app.inject({ url, headers: { cookie, host: 'kari.localhost' } }),
    post: async (url: string, fields: Record<string, string>) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', cookie };
      const answer = await app.inject({ method: 'POST', url, headers, body: new URLSearchParams(fields).toString() });
      cookie = String(answer.headers['set-cookie'] ?? cookie).split(';')[0] ?? '';
      return answer;
    },
  };
}

/** What the tag would read on a page: the attributes of the cart, the checkout or the order. */
const told = (body: string, event: string) =>
  [...body.matchAll(new RegExp(`data-ws-event="${event}"\\s+(.*?)>`, 'gs'))].map(([, rest]) =>
    Object.fromEntries([...(rest ?? '').matchAll(/data-ws-(\w+)="(.*?)"/g)].map(([, k, v]) => [k, v])),
  );

test('things go into the cart and out again, and each button tells what the cart will hold', async () => {
  const { get, post } = browser();
  expect(told((await get('/butikk')).body, 'cart')[0]).toEqual({ items: '1', value: '70800', currency: 'NOK' });
  expect((await get('/butikk')).body).toContain('The cart is empty');
  await post('/butikk/legg-i', { id: 'vekst-10' });
  await post('/butikk/legg-i', { id: 'opplæring' });
  const { body } = await get('/butikk');
  expect(told(body, 'cart').at(-1)).toEqual({ items: '1', value: '70800', currency: 'NOK' });
  expect(told(body, 'checkout')).toEqual([{ step: 'start', value: '89300', currency: 'NOK' }]);
  await post('/butikk/ta-ut', { id: 'vekst-10' });
  await post('/butikk/ta-ut', { id: 'opplæring' });
  expect((await get('/butikk')).body).toContain('The cart is empty');
});

test.each(['cart=%', 'cart=vekst-10.-3', 'cart=constructor.1', 'cart=vekst-10.x~~.', `cart=${'x'.repeat(501)}`])(
  'an odd cookie is an empty cart: %s',
  async (cookie) => {
    const visitor = browser();
    visitor.cookie(cookie);
    expect((await visitor.get('/butikk')).body).toContain('The cart is empty');
  },
);

test(`of one thing, ${mostOfOne} fit`, async () => {
  const visitor = browser();
  visitor.cookie('cart=vekst-10.999');
  expect((await visitor.get('/butikk')).body).toContain(`${mostOfOne} × Vekst`);
});

test('nothing in the cart means no checkout and no order', async () => {
  const { get, post } = browser();
  expect((await get('/kasse')).headers.location).toBe('/butikk');
  expect((await post('/kasse', { order: 'FJ-123456-78', name: 'Kari', email: 'k@a.example' })).headers.location).toBe(
    '/butikk',
  );
  expect((await get('/kasse/takk?ordre=FJ-123456-78')).headers.location).toBe('/butikk');
});

test('an order is confirmed, told by the server under the number the page claimed, and once', async () => {
  const bodies: unknown[] = [];
  const collector = createServer(async (request, response) => {
    bodies.push([
      request.url,
      request.headers.authorization,
      JSON.parse(String(Buffer.concat(await request.toArray()))),
    ]);
    response.writeHead(202).end('{"accepted":1,"duplicate":0,"rejected":[]}');
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  onTestFinished(() => void collector.close());
  const url = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  const { get, post } = browser(siteApp({ ...settings, collector: url, secretKey: 'sk_1' }));

  await post('/butikk/legg-i', { id: 'vekst-10' });
  const [claim] = told((await get('/kasse')).body, 'order');
  const order = String(claim?.order);
  expect(claim).toEqual({ order, value: '70800', currency: 'NOK' });
  const filled = { order, name: 'Kari Nilsen', email: 'kari.nilsen@fjordbank.example' };
  expect((await post('/kasse', { ...filled, email: 'ingen' })).statusCode).toBe(400);
  const answer = await post('/kasse', filled);
  expect((await post('/kasse', filled)).headers.location).toBe(answer.headers.location);
  expect((await get(String(answer.headers.location))).body).toContain(`Order ${order} is in`);
  expect((await get('/butikk')).body).toContain('The cart is empty');
  const event = { event: 'order', id: `order-${order}`, order, person: filled.email, value: 70_800, currency: 'NOK' };
  expect(bodies).toEqual([['/v1/events', 'Bearer sk_1', { events: [event] }]]);
});

test('an order stands although the collector is away', async () => {
  const { post } = browser(siteApp({ ...settings, collector: 'http://127.0.0.1:9', secretKey: 'sk_1' }));
  await post('/butikk/legg-i', { id: 'flytting' });
  const answer = await post('/kasse', { order: 'FJ-123456-78', name: 'Kari', email: 'k@fjordbank.example' });
  expect(answer.headers.location).toBe('/kasse/takk?ordre=FJ-123456-78');
});
