import type { Tag } from './tag.ts';

/**
 * For a Custom HTML tag of Google Tag Manager, which strips attributes of script elements and takes no JavaScript newer
 * than ES5. So the script element is made by hand, and there is no stub: it would come no sooner than the script.
 */
export function gtm({ site, mode, src, sri, nonce }: Tag): string {
  const nonced = nonce === undefined ? '' : ` nonce="${nonce}"`;
  const moded = mode === 'full' ? '' : `\n  s.setAttribute('data-mode', '${mode}');`;
  return `<script${nonced}>
(function () {
  var s = document.createElement('script');
  s.async = true;
  s.src = '${src}';
  s.integrity = '${sri}';
  s.crossOrigin = 'anonymous';
  s.setAttribute('data-site', '${site}');${moded}
  document.head.appendChild(s);
})();
</script>`;
}
