import { nowhere } from '../source/span.ts';
import { type Duration, durationText } from './grammar/duration.ts';

/** A length of time (milliseconds) for a node made by a program. */
export function lasting(ms: number): Duration {
  return Object.freeze({ kind: 'duration', ms, text: durationText(ms), span: nowhere });
}
