import { linkClicked } from '../browser/link-clicked.ts';
import { inside } from './inside.ts';

/** Let links to other domains of the same seller carry the visitor along; nobody where there is no id to carry. */
export function handOver(domains: readonly string[], visitor: () => string | false): void {
  linkClicked((link) => {
    const id = visitor();
    if (!id || !inside(domains, link.hostname)) return;
    const url = new URL(link.href);
    url.searchParams.set('_ws', `${id}.${Date.now()}`);
    link.href = String(url);
  });
}
