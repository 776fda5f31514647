import { z } from 'zod';
import { list } from '../field/list.ts';
import { number } from '../field/number.ts';
import { text } from '../field/text.ts';
import { word } from '../field/word.ts';
import { companyId } from '../wire/wire-id.ts';

/** What somebody tells about a company: named by its `domain`, or by `company` (an id of the seller's). Further facts go into `facts`. */
export const company = z
  .object({
    event: z.literal('company'),
    domain: companyId.min(3).optional(),
    company: companyId.optional(),
    name: text.optional(),
    owner: word.optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'two capital letters (ISO 3166), such as NO')
      .optional(),
    employees: number(0, 1e8).optional(),
    industry: word.optional(),
    relation: list(['none', 'customer', 'competitor', 'supplier', 'ourselves', 'other']).optional(),
    facts: z.record(word, z.union([word, z.number(), z.boolean()])).optional(),
  })
  .refine((c) => c.domain !== undefined || c.company !== undefined, 'names no company: give `domain` or `company`');
