import { clicked } from '../browser/clicked.ts';
import { linkIn } from '../browser/link-in.ts';
import { clean } from '../privacy/clean.ts';
import type { Recorder } from '../recorder.ts';

const SHARING = /(^|\.)(linkedin|facebook|x|twitter|bsky|reddit|xing)\.[a-z]+\/.*(shar|intent|submit)|wa\.me\/\?text/;

/** `link_out` to other hosts, mail and telephone; `share` where the link passes the page on to others. */
export function links(record: Recorder, domains: readonly string[], handOver: (link: HTMLAnchorElement) => void): void {
  clicked((elements) => {
    const link = linkIn(elements);
    if (!link || link.dataset.wsEvent) return;
    const { protocol, hostname, pathname, search } = link;
    if (protocol === 'mailto:' && !pathname) record('share', { via: 'mail' });
    else if (protocol === 'mailto:' || protocol === 'tel:')
      record('link_out', { host: protocol.slice(0, -1), path: '/' });
    else if (!protocol.startsWith('http') || hostname === location.hostname) return;
    else if (domains.some((domain) => `.${hostname}`.endsWith(`.${domain}`))) handOver(link);
    else if (SHARING.test(hostname + pathname + search)) record('share', { via: 'social' });
    else record('link_out', { host: hostname, path: clean(pathname) });
  });
}
