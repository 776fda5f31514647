import { expect, test } from 'vitest';
import { roi } from './roi.ts';
import { siteApp } from './site-app.ts';

test.each([
  [
    { people: 40, hours: 4, cost: 650 },
    { hoursSaved: 2576, gain: 1_674_400, price: 283_200, net: 1_391_200, paysBackAfter: 3 },
  ],
  [
    { people: 10, hours: 0, cost: 650 },
    { hoursSaved: 0, gain: 0, price: 70_800, net: -70_800, paysBackAfter: null },
  ],
])('%o', (input, result) => {
  expect(roi(input)).toEqual(result);
});

test.each([
  ['people=40&hours=4&cost=650', 'kr 1 391 200'],
  ['people=10&hours=0&cost=650', 'kr −70 800'],
  ['people=x&hours=-1&cost=1e9', 'kr 1 391 200'],
  ['people=40&people=41', 'kr 1 391 200'],
])('the calculator says for ?%s: %s', async (query, says) => {
  const app = siteApp({ collector: '', publicKey: '' });
  const { body } = await app.inject(`/kalkulator/roi?${query}`);
  expect(body.replace(/\u00a0/g, ' ')).toContain(`<p class="price">${says}</p>`);
});
