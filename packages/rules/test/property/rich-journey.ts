import type { Entry } from '@waystage/events';
import fc from 'fast-check';
import type { SourceFile } from '../../src/index.ts';
import { aJourney, aLog, everything } from './arbitrary.ts';
import { type RichEvent, rich } from './rich-events.ts';

const names = ['b0', 'b1', 'b2', 'both', 'files', 'orders', 'sold'];
const most = 40;
const log = aLog({ late: true, knowledge: true, hands: true, ticks: true, most });

function withEvents(entries: readonly Entry[], happens: readonly RichEvent[]): Entry[] {
  return entries.map((e, i) => {
    if (e.type !== 'interaction') return e;
    const { id, at, received, verified, person, visitor } = e.interaction;
    const by = { ...(person ? { person } : {}), ...(visitor ? { visitor } : {}) };
    return { ...e, interaction: { ...happens[i], id, at, received, verified, ...by } } as unknown as Entry;
  });
}

/** A journey whose behaviours overlap in every way fields can, and logs of what they have something to say about. */
export function richJourney(
  logs: number,
): fc.Arbitrary<{ files: SourceFile[]; logs: Entry[][]; happens: RichEvent[] }> {
  return fc
    .tuple(aJourney(everything), rich(names, most), fc.array(log, { minLength: logs, maxLength: logs }))
    .map(([files, { behaviours, happens }, all]) => ({
      files: files.map((f) => (f.path === 'behaviours.yaml' ? { ...f, text: JSON.stringify(behaviours) } : f)),
      logs: all.map((entries) => withEvents(entries, happens)),
      happens,
    }));
}
