import { guard } from './browser/guard.ts';
import type { Said } from './browser/data-layer.ts';
import type { Call } from './call.ts';
import type { OpenCart } from './cart/open-cart.ts';
import { cookieInformation } from './consent/cookie-information.ts';
import { cookiebot } from './consent/cookiebot.ts';
import type { Consent } from './consent/open-consent.ts';
import { tcf } from './consent/tcf.ts';
import { ecommerce } from './observe/ecommerce.ts';
import { formMakers } from './observe/form-makers.ts';
import { media } from './observe/media.ts';
import { players } from './observe/players.ts';
import type { Recorder } from './recorder.ts';
import type { Observer } from './settings.ts';

/**
 * The second file: what only some pages have. Loaded when a page shows that it needs it.
 * @returns what listens to the page's e-commerce events
 */
export function more(
  watch: (name: Observer, observe: () => void) => void,
  record: Recorder,
  call: Call,
  changed: OpenCart['_changed'],
  heard: Consent['_heard'],
): Said {
  watch('media', guard(() => media(record)));
  watch('media', guard(() => players(record)));
  watch('forms', guard(() => formMakers(record)));
  watch('consent', guard(() => tcf(heard)));
  watch('consent', guard(() => cookiebot(heard)));
  watch('consent', guard(() => cookieInformation(heard)));
  return ecommerce(changed, call);
}
export type More = typeof more;
