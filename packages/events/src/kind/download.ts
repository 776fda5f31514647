import { z } from 'zod';
import { list } from '../field/list.ts';
import { path } from '../field/path.ts';

/** A file was fetched; `content` is its path or id. */
export const download = z.object({
  event: z.literal('download'),
  content: path,
  kind: list(['ebook', 'guide', 'whitepaper', 'template', 'datasheet', 'case_study', 'pricelist', 'other']).default(
    'other',
  ),
});
