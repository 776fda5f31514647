import { guard } from './guard.ts';
import { on } from './on.ts';

/** Call back after every change of address within the document: by the Navigation API, or by patching `history`. */
export function urlChanged(changed: () => void): void {
  const { navigation } = window as { navigation?: EventTarget };
  on(navigation || window, navigation ? 'currententrychange' : 'popstate', changed);
  if (!navigation)
    for (const name of ['pushState', 'replaceState'] as const) {
      const original = history[name];
      history[name] = function (...args) {
        original.apply(this, args);
        guard(changed)();
      };
    }
}
