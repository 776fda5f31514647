import { linkClicked } from '../browser/link-clicked.ts';
import { clean } from '../privacy/clean.ts';
import type { Recorder } from '../recorder.ts';
import { inside } from './inside.ts';

/** Where the networks take a link to pass on: `/sharer`, `/sharing`, `/share`, `/intent`. */
const SHARING = /\/(shar|intent)/;

/** `link_out` to hosts of others, mail and telephone; `share` where the link passes the page on to somebody. */
export function links(record: Recorder, domains: readonly string[]): void {
  linkClicked(({ protocol, hostname, pathname }) => {
    // an address of mail or telephone is personal: only its kind is told
    const host = hostname || protocol.slice(0, -1);
    if (inside(domains, host) || host === 'javascript') return;
    if (!pathname || SHARING.test(pathname)) record('share', { via: hostname ? 'social' : 'mail' });
    else record('link_out', { host, path: hostname ? clean(pathname) : '/' });
  });
}
