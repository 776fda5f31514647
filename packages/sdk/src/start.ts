import { begin } from './begin.ts';
import { guard } from './browser/guard.ts';
import type { Settings } from './settings.ts';
import type { Waystage } from './waystage.ts';

/** Where there is no page (a server that renders) every command does nothing. */
const nowhere = new Proxy({} as Waystage, {
  get: (_, name) => (name === 'recommended' ? async () => [] : () => {}),
});

/**
 * Start recording on this page; a second call returns the first one's. Never throws; on a server it does nothing.
 * @example const ws = start({ site: 'pk_demo', host: 'https://collect.nordkontor.example' })
 */
export function start(settings: Settings): Waystage {
  return typeof document === 'undefined' ? nowhere : guard(begin)(settings) || nowhere;
}
