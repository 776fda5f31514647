import { guard } from './browser/guard.ts';
import type { Call } from './call.ts';
import { noticed } from './cart/noticed.ts';
import { cookieInformation } from './consent/cookie-information.ts';
import { cookiebot } from './consent/cookiebot.ts';
import type { Heard } from './consent/heard.ts';
import { tcf } from './consent/tcf.ts';
import type { Fields } from './deliver/entry.ts';
import type { Shared } from './identity/visitor.ts';
import { ecommerce } from './observe/ecommerce.ts';
import { formMakers } from './observe/form-makers.ts';
import { handOver } from './observe/hand-over.ts';
import { media } from './observe/media.ts';
import { players } from './observe/players.ts';
import { thankYou } from './observe/thank-you.ts';
import { recommended } from './recommended.ts';
import type { Recorder } from './recorder.ts';
import { list, type Observer, type Settings } from './settings.ts';

/**
 * The second file: what only some pages have. Loaded when a page, or a setting, shows that it is needed.
 * @param here the address of the view
 * @param mayStore whether the visitor's id may be carried to another domain
 * @param sales what the page told GA4 of a sale, before and from now on
 * @returns what is to be called with every event, and what answers `recommended()`
 */
export function more(
  settings: Settings,
  watch: (name: Observer, observe: () => void) => void,
  record: Recorder,
  call: Call,
  changed: (fields: Fields) => void,
  heard: Heard,
  visitor: (next?: Shared) => Shared,
  mayStore: () => boolean,
  begins: ((path: string) => void)[],
  here: () => string,
  sales: unknown[][],
): [noticed: () => void, recommended: (token: unknown) => Promise<unknown[]>] {
  const observers: [Observer, () => void][] = [
    ['media', () => media(record)],
    ['media', () => players(record)],
    ['forms', () => formMakers(record)],
    ['forms', () => thanked(here())],
    ['links', () => handOver(list(settings.domains), () => mayStore() && visitor()[0])],
    ['ecommerce', () => ecommerce(changed, call, () => visitor()[1], sales, mayStore)],
    ['consent', () => tcf(heard)],
    ['consent', () => cookiebot(heard)],
    ['consent', () => cookieInformation(heard)],
  ];
  const thanked = thankYou(record, list(settings.thanks));
  watch('forms', () => begins.push(thanked));
  for (const [name, observe] of observers) watch(name, guard(observe));
  return [noticed(record, visitor), (token) => recommended(settings.host || '', settings.site, token)];
}
export type More = typeof more;
