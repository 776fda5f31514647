import { guard } from './guard.ts';

type Said = (command: unknown, name: unknown, data: unknown) => void;

/**
 * Hear what the page tells Google's tags: what was pushed before us, and what comes. `gtag('event', name, data)` and
 * `dataLayer.push({ event, ecommerce })` sound alike here.
 */
export function dataLayer(heard: Said): void {
  const page = window as { dataLayer?: unknown[] };
  if (!page.dataLayer) page.dataLayer = [];
  const layer = page.dataLayer;
  const see = guard((entry: ArrayLike<unknown> & { event?: unknown; ecommerce?: unknown }) =>
    entry.length ? heard(entry[0], entry[1], entry[2]) : heard('event', entry.event, entry.ecommerce),
  ) as (entry: unknown) => void;
  const push = layer.push;
  layer.push = function (...entries) {
    const length = push.apply(this, entries);
    entries.forEach(see);
    return length;
  };
  layer.slice().forEach(see);
}
