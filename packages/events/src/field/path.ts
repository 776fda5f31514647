import { z } from 'zod';
import { limits } from '../limits.ts';
import type { Field } from './field.ts';
import { normalPath } from './normal-path.ts';
import { stringFault } from './text-fault.ts';

/** A path of a site (or a content id): percent-decoded, NFC, without trailing slash or index file. At most 2 KB. */
export const path = z
  .string()
  .min(1)
  .refine((s) => new TextEncoder().encode(s).length <= limits.urlBytes, `longer than ${limits.urlBytes} bytes`)
  .transform(normalPath)
  .refine((s) => stringFault(s) === null, 'decodes to what is no text')
  .meta({ field: { type: 'path' } satisfies Field });
