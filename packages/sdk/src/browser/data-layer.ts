import { guard } from './guard.ts';

/** Something said to Google's tags, as `gtag(command, name, data)` says it. */
export type Said = (command: unknown, name: unknown, data?: unknown) => void;

/**
 * Hear what the page tells Google's tags: what was pushed before us, and what comes. `gtag('event', name, data)` and
 * `dataLayer.push({ event, ecommerce })` sound alike here.
 */
export function dataLayer(heard: Said): void {
  const page = window as { dataLayer?: unknown[] };
  page.dataLayer ||= [];
  const layer = page.dataLayer;
  // somebody else's, of another make
  if (!Array.isArray(layer)) return;
  const see = guard((entry: ArrayLike<unknown> & { event?: unknown; ecommerce?: unknown }) =>
    entry.length ? heard(entry[0], entry[1], entry[2]) : heard('event', entry.event, entry.ecommerce),
  ) as (entry: unknown) => void;
  layer.slice().forEach(see);
  const push = layer.push;
  layer.push = function (...entries) {
    entries.forEach(see);
    return push.apply(this, entries);
  };
}
