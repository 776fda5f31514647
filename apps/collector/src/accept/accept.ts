import { setImmediate } from 'node:timers/promises';
import { missingIds, noteArrivals, noteDeclared } from '@waystage/storage';
import type { Deps } from '../deps.ts';
import { type Draft, ingest, type Reason, type Sending } from './ingest.ts';
import { isMachine } from './is-machine.ts';
import { pseudonymise } from './pseudonymise.ts';

/** after so long (ms) the others get their turn */
const TURN = 5;

/** The receipt of a batch: how many were stored now, how many were here already, and which were refused and why. */
export interface Receipt {
  accepted: number;
  duplicate: number;
  rejected: { index: number; id: string | null; reason: Reason; message: string }[];
  /** of the ids the request asked about: those that never came from this tab of this visitor */
  missing?: string[];
}

/** What a browser says of its own sending: ids that left without an answer, and how many events it gave up. */
export interface SaidOfSending {
  confirm?: readonly string[] | undefined;
  dropped?: number | undefined;
}

/** Take a batch: judge each event, hide who is who, store, and only then answer. */
export async function accept(
  { vault, commit, store, problem }: Deps,
  raw: readonly unknown[],
  sending: Sending,
  { confirm, dropped = 0 }: SaidOfSending = {},
): Promise<Receipt> {
  const { site, tab, received } = sending;
  const drafts: Draft[] = [];
  const rejected: Receipt['rejected'] = [];
  let since = performance.now();
  for (const [index, event] of raw.entries()) {
    if (performance.now() - since > TURN) {
      await setImmediate();
      since = performance.now();
    }
    const result = ingest(event, sending);
    if ('dropped' in result) rejected.push({ index, id: result.id, reason: result.dropped, message: result.message });
    else drafts.push(result);
  }
  // one tab's events keep their order even when the batch was put together otherwise
  drafts.sort((a, b) => (a.event.seq ?? 0) - (b.event.seq ?? 0));
  const results = drafts.length > 0 ? await commit(await pseudonymise(vault, drafts, sending)) : [];
  drafts.forEach(({ event, raw: sent }, n) => {
    const result = results[n];
    if (result?.status === 'refused')
      rejected.push({
        index: raw.indexOf(sent),
        id: event.id,
        reason: 'invalid',
        message: `no database holds it: ${result.why}`,
      });
  });
  const stored = results.filter((r) => r.status === 'stored').length;
  const duplicates = drafts.filter((_, n) => results[n]?.status === 'duplicate');

  // what is stored now is counted when it is resolved; what goes no further came as well
  const others = [...rejected.map(({ index }) => raw[index]), ...duplicates.map((d) => d.event)];
  const here = new Set(raw.map((event) => (event as { id?: unknown } | null)?.id));
  const asked = confirm?.filter((id) => !here.has(id));
  // what was stored is answered as stored, whatever fails from here on
  const missing = await (async () => {
    if (sending.by === 'sdk' && !isMachine(sending))
      await noteArrivals(
        store.db,
        others.map((event) => ({ site: site.id, tab, seq: (event as { seq?: unknown } | null)?.seq, received })),
      );
    if (dropped > 0) await noteDeclared(store.db, site.id, dropped, received);
    return asked && (await missingIds(store.db, site.id, sending, asked));
  })().catch((error: unknown) => {
    if (stored === 0) throw error;
    problem(error);
    return undefined;
  });
  return {
    accepted: stored,
    duplicate: duplicates.length,
    rejected,
    ...(missing && { missing }),
  };
}
