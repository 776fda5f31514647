import { createHash } from 'node:crypto';

/** The id of a company's transition with this sequence in a journey; null before the first. The same log gives the same ids. */
export function transitionId(company: string, journey: string, sequence: number): string | null {
  if (sequence < 1) return null;
  return `trn_${createHash('sha256').update([company, journey, sequence].join('\n')).digest('hex').slice(0, 16)}`;
}
