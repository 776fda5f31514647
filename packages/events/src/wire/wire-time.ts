import { z } from 'zod';

/** A moment on the wire: milliseconds since 1970 or ISO 8601 with a zone; milliseconds inside. */
export const wireTime = z.union([
  z.number().int().min(0).max(8.64e15),
  z.iso.datetime({ offset: true }).transform((s) => Date.parse(s)),
]);
