import { begin } from './begin.ts';
import { guard } from './browser/guard.ts';
import type { Call } from './call.ts';
import type { Settings } from './settings.ts';
import type { Waystage } from './waystage.ts';

/** Commands whose first argument may be a plain word: the event it makes, the field the word is, and what else it says. */
const commands: { [name: string]: [event: string, field: string, otherwise?: object] } = {
  page: ['page', ''],
  download: ['download', 'content'],
  media: ['media_played', 'content', { kind: 'video' }],
  form: ['form', 'name'],
  tool: ['tool_used', 'name', { kind: 'calculator' }],
  share: ['share', 'via'],
  cart: ['cart', ''],
  checkout: ['checkout', 'step'],
  order: ['order', 'order'],
  identify: ['identify', 'person'],
  company: ['company', 'domain'],
  consent: ['consent', 'state'],
  reset: ['reset', ''],
};

let running: Waystage | undefined;

function asMethods(call: Call): Waystage {
  const api: { [name: string]: unknown } = {
    track: (name: string, props = {}) => void call('custom', { name, props }),
    debug: (show = true) => void call('debug', { show }),
    recommended: async () => (await call('recommended')) || [],
  };
  for (const [name, [event, field, otherwise]] of Object.entries(commands))
    api[name] = (first?: unknown, more?: object) =>
      void call(event, { ...otherwise, ...(typeof first === 'object' ? first : { [field]: first }), ...more });
  return api as unknown as Waystage;
}

/**
 * Start recording on this page; a second call returns the first one's. Never throws; where there is no page (a server
 * that renders) every command does nothing.
 * @example const ws = start({ site: 'pk_demo', host: 'https://collect.nordkontor.example' })
 */
export function start(settings: Settings): Waystage {
  if (!running) {
    const call = typeof document === 'undefined' ? undefined : guard(begin)(settings, () => import('./more.ts'));
    running = asMethods(call || (() => undefined));
  }
  return running;
}
