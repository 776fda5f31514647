import type { Tag } from './tag.ts';

/** For Next.js: a component for the root layout. `{nonce}` as nonce is an expression, anything else a value. */
export function nextjs({ site, mode, src, sri, stub, nonce }: Tag): string {
  const nonced =
    nonce === undefined ? '' : ` nonce=${nonce.startsWith('{') && nonce.endsWith('}') ? nonce : JSON.stringify(nonce)}`;
  const moded = mode === 'full' ? '' : `\n        data-mode="${mode}"`;
  return `import Script from 'next/script';

export function Waystage(${nonced.includes('={nonce}') ? '{ nonce }: { nonce?: string }' : ''}) {
  return (
    <>
      <Script id="waystage"${nonced} strategy="beforeInteractive">{${JSON.stringify(stub)}}</Script>
      <Script${nonced}
        src="${src}"
        integrity="${sri}"
        crossOrigin="anonymous"
        data-site="${site}"${moded}
      />
    </>
  );
}`;
}
