import type { StoredEvent } from '@waystage/events';
import { expect, test } from 'vitest';
import type { Cart } from './cart.ts';
import { cartAfter } from './cart-after.ts';
import { successor } from './successor.ts';

const id = (n: number) => `019aa8f2-3c1e-7d40-8a11-00000000000${n}`;
/** Minutes after eight; negative ids of a derived event are written out. */
const minute = 60_000;
type Step = [at: number, event: object];
const play = (...steps: Step[]) =>
  steps.reduce<Cart | null>(
    (cart, [at, event]) =>
      cartAfter(cart, {
        id: id(9),
        site: 'main',
        received: 0,
        verified: false,
        ...event,
        at: at * minute,
      } as StoredEvent),
    null,
  );
const cart = (action: string, n: number, more: object = {}) => ({ event: 'cart', action, id: id(n), ...more });
const filled = (n = 1, items = 2) => cart('changed', n, { items, value: 500, currency: 'NOK' });
const view = { event: 'page_view' };
const left = (n = 1) => ({ event: 'cart', action: 'left', id: successor(id(n)) });
const returned = (n = 1) => ({ event: 'cart', action: 'returned', id: successor(successor(id(n))) });
const order = (more: object = {}) => ({ event: 'order', order: 'A-1', ...more });

const cases: [name: string, steps: Step[], is: object | null][] = [
  ['looking around opens none', [[0, view]], null],
  [
    'filled',
    [[0, filled()]],
    { state: 'open', id: id(1), holds: { items: 2, value: 500, currency: 'NOK' }, lastAt: 0 },
  ],
  [
    'any event keeps it warm',
    [
      [0, filled()],
      [10, view],
    ],
    { state: 'open', id: id(1), changedAt: 0, lastAt: 10 * minute },
  ],
  [
    'changed again',
    [
      [0, filled()],
      [5, filled(2, 3)],
    ],
    { id: id(2), holds: { items: 3 } },
  ],
  [
    'emptied',
    [
      [0, filled()],
      [5, cart('emptied', 2)],
    ],
    { state: 'closed' },
  ],
  [
    'changed to nothing',
    [
      [0, filled()],
      [5, filled(2, 0)],
    ],
    { state: 'closed' },
  ],
  [
    'bought',
    [
      [0, filled()],
      [5, order()],
    ],
    { state: 'closed' },
  ],
  [
    'bought, and the change before it arrives late',
    [
      [0, filled()],
      [9, order()],
      [8, filled(2, 3)],
    ],
    { state: 'closed' },
  ],
  [
    'bought by the word of a server whose clock is behind',
    [
      [3, filled()],
      [0, order({ verified: true })],
    ],
    { state: 'closed' },
  ],
  [
    'an order of last week buys nothing new',
    [
      [20_000, filled()],
      [0, order({ verified: true })],
    ],
    { state: 'open' },
  ],
  [
    'filled again after the purchase',
    [
      [0, filled()],
      [9, order()],
      [20, filled(2)],
    ],
    { state: 'open', id: id(2) },
  ],
  [
    'an older change changes nothing',
    [
      [5, filled(2, 3)],
      [0, filled()],
    ],
    { id: id(2), holds: { items: 3 }, lastAt: 5 * minute },
  ],
  [
    'left',
    [
      [0, filled()],
      [0, left()],
    ],
    { state: 'left', id: id(1), returned: null },
  ],
  [
    'left, by the note the browser made a moment before the event',
    [
      [0.001, filled()],
      [0, left()],
    ],
    { state: 'left', returned: null },
  ],
  [
    'the return is to be told',
    [
      [0, filled()],
      [0, left()],
      [60, view],
      [61, view],
    ],
    { state: 'left', returned: { id: returned().id, at: 60 * minute } },
  ],
  [
    'and has been',
    [
      [0, filled()],
      [0, left()],
      [60, view],
      [60, returned()],
    ],
    { state: 'open', id: returned().id, returned: null, holds: { items: 2 } },
  ],
  [
    'the browser tells of it first',
    [
      [0, filled()],
      [0, left()],
      [60, returned()],
      [60, view],
    ],
    { state: 'open', id: returned().id, returned: null },
  ],
  [
    'changed on the return: both are known',
    [
      [0, filled()],
      [0, left()],
      [60, filled(2)],
    ],
    { state: 'open', id: id(2), returned: { id: returned().id, at: 60 * minute } },
  ],
  [
    'and the return told then leaves the change',
    [
      [0, filled()],
      [0, left()],
      [60, filled(2)],
      [60, returned()],
    ],
    { state: 'open', id: id(2), returned: null },
  ],
  [
    'emptied on the return',
    [
      [0, filled()],
      [0, left()],
      [60, cart('emptied', 2)],
    ],
    { state: 'closed', returned: null },
  ],
  [
    'they were back before we heard that they left',
    [
      [0, filled()],
      [40, view],
      [0, left()],
    ],
    { state: 'left', returned: { at: 40 * minute } },
  ],
  [
    'left news of an earlier state',
    [
      [0, filled()],
      [60, filled(2)],
      [0, left()],
    ],
    { state: 'open', id: id(2) },
  ],
  [
    'left after it was bought',
    [
      [0, filled()],
      [9, order()],
      [0, left()],
    ],
    { state: 'closed' },
  ],
];
test.each(cases)('%s', (_, steps, is) => {
  if (is === null) expect(play(...steps)).toBeNull();
  else expect(play(...steps)).toMatchObject(is);
});
