/** Where a reader of a partitioned list stands: the last offset seen of each partition. Opaque to users (base64url). */
export const pageCursor = {
  write: (offsets: readonly number[]): string => Buffer.from(offsets.join('.')).toString('base64url'),
  /** @returns null when it is not a cursor of this installation */
  read(text: string | undefined, partitions: number): number[] | null {
    if (text === undefined || text === '') return new Array<number>(partitions).fill(0);
    const offsets = Buffer.from(text, 'base64url').toString().split('.').map(Number);
    const fits = offsets.length === partitions && offsets.every((n) => Number.isSafeInteger(n) && n >= 0);
    return fits ? offsets : null;
  },
};
