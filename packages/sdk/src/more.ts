import type { Said } from './browser/data-layer.ts';
import { guard } from './browser/guard.ts';
import type { Call } from './call.ts';
import { cookieInformation } from './consent/cookie-information.ts';
import { cookiebot } from './consent/cookiebot.ts';
import type { Heard } from './consent/heard.ts';
import { tcf } from './consent/tcf.ts';
import type { Fields } from './deliver/entry.ts';
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
 * @param visitor the id that may be carried to another domain; false if it may not
 * @returns what hears the page's e-commerce events, and what answers `recommended()`
 */
export function more(
  settings: Settings,
  watch: (name: Observer, observe: () => void) => void,
  record: Recorder,
  call: Call,
  changed: (fields: Fields, sign?: number) => void,
  heard: Heard,
  visitor: () => string | false,
  begins: ((path: string) => void)[],
  here: () => string,
): [ecommerce: Said, recommended: (token: unknown) => Promise<unknown[]>] {
  const observers: [Observer, () => void][] = [
    ['media', () => media(record)],
    ['media', () => players(record)],
    ['forms', () => formMakers(record)],
    ['forms', () => thanked(here())],
    ['links', () => handOver(list(settings.domains), visitor)],
    ['consent', () => tcf(heard)],
    ['consent', () => cookiebot(heard)],
    ['consent', () => cookieInformation(heard)],
  ];
  const thanked = thankYou(record, list(settings.thanks));
  watch('forms', () => begins.push(thanked));
  for (const [name, observe] of observers) watch(name, guard(observe));
  return [ecommerce(changed, call), (token) => recommended(settings.host || '', settings.site, token)];
}
export type More = typeof more;
