import { guard } from './guard.ts';

/**
 * Listen, without ever standing in the page's way: passive, in the capture phase (a page that stops propagation hides
 * nothing from us), and a fault stays ours. `types` are separated by spaces.
 */
export function on<E extends Event>(target: EventTarget, types: string, listener: (event: E) => void): void {
  const guarded = guard(listener) as EventListener;
  for (const type of types.split(' ')) target.addEventListener(type, guarded, { capture: true, passive: true });
}
