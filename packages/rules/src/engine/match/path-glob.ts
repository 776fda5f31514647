/**
 * Whether paths fit a glob: `*` is any part of one segment, `**` any part at all, and `/x/**` fits `/x` too.
 * Paths are as `normalPath` leaves them; capitals count.
 */
export function pathGlob(glob: string): (path: string) => boolean {
  if (!glob.includes('*')) return (path) => path === glob;
  const prefix = glob.slice(0, -3);
  if (glob.endsWith('/**') && !prefix.includes('*'))
    return (path) => path.startsWith(prefix) && (path.length === prefix.length || path[prefix.length] === '/');
  const body = glob.endsWith('/**') ? prefix : glob;
  const source = body
    .split(/(\*\*|\*)/)
    .map((t) => (t === '**' ? '.*' : t === '*' ? '[^/]*' : t.replace(/[.+?^${}()|[\]\\]/g, '\\$&')))
    .join('');
  const fits = new RegExp(`^${source}${glob.endsWith('/**') ? '(?:/.*)?' : ''}$`, 'su');
  return (path) => fits.test(path);
}
