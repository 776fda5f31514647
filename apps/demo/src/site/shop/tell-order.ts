import type { SiteSettings } from '../site-settings.ts';
import type { Order } from './order.ts';

/**
 * Tell Waystage from the shop's server that an order came in. The browser has claimed it already under the same order
 * id, so it stays one interaction; what a server tells is verified. Does nothing without a secret key.
 * @throws when the collector does not take it
 */
export async function tellOrder({ collector, secretKey }: SiteSettings, { id, email, cart }: Order): Promise<void> {
  if (!secretKey) return;
  const event = { event: 'order', id: `order-${id}`, order: id, person: email, value: cart.value, currency: 'NOK' };
  const answer = await fetch(`${collector}/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ events: [event] }),
    signal: AbortSignal.timeout(10_000),
  });
  const { rejected } = (await answer.json().catch(() => ({}))) as { rejected?: unknown[] };
  if (!answer.ok || rejected?.length)
    throw new Error(`the collector answered ${answer.status} ${JSON.stringify(rejected)}`);
}
