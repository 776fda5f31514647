import { z } from 'zod';

const id = z.string().min(1).max(200);

/** At most this many companies are asked for by name; more: ask for the whole board. */
export const companiesAtOnce = 200;

/** What may be asked of the API; anything else is a 400. */
export const askFor = {
  pipeline: z.object({
    journey: id.optional(),
    companies: z
      .string()
      .max(companiesAtOnce * 64)
      .transform((text) => text.split(','))
      .pipe(z.array(id).max(companiesAtOnce))
      .optional(),
  }),
  company: z.object({ id }),
  journey: z.object({ journey: id.optional() }),
  transitions: z.object({ journey: id.optional(), before: z.coerce.number().int().min(1).optional() }),
};
