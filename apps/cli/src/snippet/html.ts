import type { Tag } from './tag.ts';

/** For any page: the stub, then the script. */
export function html({ site, mode, src, sri, stub, nonce }: Tag): string {
  const nonced = nonce === undefined ? '' : ` nonce="${nonce}"`;
  const moded = mode === 'full' ? '' : ` data-mode="${mode}"`;
  return `<script${nonced}>${stub}</script>
<script${nonced} async src="${src}" integrity="${sri}" crossorigin="anonymous" data-site="${site}"${moded}></script>`;
}
