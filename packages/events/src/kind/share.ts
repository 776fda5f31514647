import { z } from 'zod';
import { list } from '../field/list.ts';

/** Something was passed on to somebody else. */
export const share = z.object({ event: z.literal('share'), via: list(['mail', 'link', 'invite', 'social']) });
