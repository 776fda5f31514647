import { z } from 'zod';
import { props } from '../field/props.ts';
import { word } from '../field/word.ts';

/** Anything else the seller wants to count; declared in `behaviours.yaml: events`, else stored and flagged. */
export const custom = z.object({ event: z.literal('custom'), name: word, props: props.default({}) });
