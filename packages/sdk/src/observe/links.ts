import { clicked } from '../browser/clicked.ts';
import { linkIn } from '../browser/link-in.ts';
import { clean } from '../privacy/clean.ts';
import type { Recorder } from '../recorder.ts';

/** Where the networks take a link to pass on: `/sharer`, `/sharing`, `/share`, `/intent`. */
const SHARING = /\/(shar|intent)/;

/** `link_out` to other hosts, mail and telephone; `share` where the link passes the page on to others. */
export function links(record: Recorder, domains: readonly string[], handOver: (link: HTMLAnchorElement) => void): void {
  clicked((elements) => {
    const link = linkIn(elements);
    if (!link) return;
    const { protocol, hostname, pathname } = link;
    if (/^(mailto|tel)/.test(protocol))
      if (pathname) record('link_out', { host: protocol.slice(0, -1), path: '/' });
      else record('share', { via: 'mail' });
    else if (hostname && hostname !== location.hostname)
      if (domains.some((domain) => `.${hostname}`.endsWith(`.${domain}`))) handOver(link);
      else if (SHARING.test(pathname)) record('share', { via: 'social' });
      else record('link_out', { host: hostname, path: clean(pathname) });
  });
}
