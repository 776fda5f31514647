import type { Deps } from '../deps.ts';
import { type Draft, ingest, type Reason, type Sending } from './ingest.ts';
import { pseudonymise } from './pseudonymise.ts';

/** The receipt of a batch: how many were stored now, how many were here already, and which were refused and why. */
export interface Receipt {
  accepted: number;
  duplicate: number;
  rejected: { index: number; id: string | null; reason: Reason; message: string }[];
}

/** Take a batch: judge each event, hide who is who, store, and only then answer. */
export async function accept({ vault, commit }: Deps, raw: readonly unknown[], sending: Sending): Promise<Receipt> {
  const drafts: Draft[] = [];
  const rejected: Receipt['rejected'] = [];
  raw.forEach((event, index) => {
    const result = ingest(event, sending);
    if ('dropped' in result) rejected.push({ index, id: result.id, reason: result.dropped, message: result.message });
    else drafts.push(result);
  });
  // one tab's events keep their order even when the batch was put together otherwise
  drafts.sort((a, b) => (a.event.seq ?? 0) - (b.event.seq ?? 0));
  const results = drafts.length > 0 ? await commit(await pseudonymise(vault, drafts, sending)) : [];
  const accepted = results.filter((r) => r.status === 'stored').length;
  return { accepted, duplicate: results.length - accepted, rejected };
}
