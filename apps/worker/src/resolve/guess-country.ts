import { getPublicSuffix } from 'tldts';

/** The country a domain's top level stands for (ISO 3166), as a guess; null for `.com` and the like. */
export function guessCountry(domain: string): string | null {
  const top = getPublicSuffix(domain)?.split('.').at(-1) ?? '';
  if (
    !/^[a-z]{2}$/.test(top) ||
    top === 'eu' ||
    top === 'io' ||
    top === 'ai' ||
    top === 'co' ||
    top === 'me' ||
    top === 'tv'
  )
    return null;
  return top === 'uk' ? 'GB' : top.toUpperCase();
}
