import { statfsSync } from 'node:fs';

const megabytes = (bytes: number) => Math.round(bytes / 1024 ** 2);

/**
 * Looks at the free space of a directory's disk now and every `every` milliseconds.
 * `low()` is a sentence while less than `minFree` bytes are free, or null; `changed` is told when it gets low.
 */
export function watchFreeSpace(
  directory: string,
  { minFree, every }: { minFree: number; every: number },
  changed: (low: string) => void,
): { low(): string | null; stop(): void } {
  let low: string | null = null;
  const look = () => {
    const before = low;
    low = tooLittle(directory, minFree);
    if (low && !before) changed(low);
  };
  look();
  const timer = setInterval(look, every).unref();
  return { low: () => low, stop: () => clearInterval(timer) };
}

function tooLittle(directory: string, minFree: number): string | null {
  try {
    const { bavail, bsize } = statfsSync(directory);
    const free = bavail * bsize;
    if (free >= minFree) return null;
    const [have, need] = [megabytes(free), megabytes(minFree)];
    return `Only ${have} MB are free on the disk of ${directory}, and nothing is stored below ${need} MB; free some space.`;
  } catch (error) {
    return `The disk of ${directory} cannot be looked at: ${error instanceof Error ? error.message : error}.`;
  }
}
