import type { z } from 'zod';

/** The first three faults of a body as one sentence: where, and what. */
export function sentenceOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((i) => `${i.path.join('.') || 'body'}: ${i.message}`)
    .join('; ');
}
