import { guard } from './guard.ts';

const domain = '';

function attributes(maxAge: number): string {
  return `;path=/;max-age=${maxAge};samesite=lax${location.protocol === 'https:' ? ';secure' : ''}`;
}

/**
 * Read, write (400 days, the most a browser grants) or remove (`null`) a cookie on the registrable domain, so that
 * `www.` and `shop.` share it. Which domain that is, the browser knows: it refuses a public suffix, so the shortest
 * one it accepts is it.
 */
export const cookie = guard((name: string, value?: string | null): string | undefined => {
  const read = () =>
    document.cookie
      .split('; ')
      .find((pair) => pair.startsWith(`${name}=`))
      ?.slice(name.length + 1);
  if (value === undefined) return read();
  const labels = location.hostname.split('.');
  for (let from = labels.length - 1; from >= 0; from--) {
    const suffix = labels.slice(from).join('.');
    document.cookie = `${name}=${value || ''}${attributes(value === null ? 0 : 34560000)}${
      labels.length > 1 ? `;domain=${suffix}` : ''
    }`;
    if (value === null ? !read() : read() === value) break;
  }
  return read();
});
