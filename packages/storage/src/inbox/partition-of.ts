/** The partition (0 to `partitions` - 1) of a key: FNV-1a over its UTF-16 units, so that one visitor or company has one order. */
export function partitionOf(key: string, partitions: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) {
    hash ^= key.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  // FNV's low bits are weak for short keys: fold the high half in
  return ((hash ^ (hash >>> 15)) >>> 0) % partitions;
}
