import { actorOf, eventNames, type StoredEvent } from '@waystage/events';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rich } from '../../../test/property/rich-events.ts';
import { full, seed } from '../../../test/property/runs.ts';
import { programOf } from '../../engine/state/program.ts';
import { loadRulebook } from '../../load-rulebook.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { eventOf } from './event-of.ts';
import { sharedShape } from './shared-shape.ts';

function rulebookOf(behaviours: unknown): Rulebook {
  const files = {
    'journey.yaml': { journey: 'j', phases: [] },
    'behaviours.yaml': behaviours,
  };
  const { draft } = loadRulebook(Object.entries(files).map(([path, plain]) => ({ path, text: JSON.stringify(plain) })));
  if (!draft) throw new Error('nothing could be understood');
  return draft;
}

const stamped = (fields: object, site: string) =>
  ({ id: 'e', site, at: 0, received: 0, verified: true, ...fields }) as unknown as StoredEvent;

/** What an event is, as the engine sees it, and whether the customer does it. */
function seen(rulebook: Rulebook, event: StoredEvent) {
  const program = programOf(rulebook);
  const customer = (program.doneBy(event) ?? actorOf(event)) === 'customer';
  return { customer, behaviours: program.meaningOf(event, customer).behaviours };
}

test('the event that is two behaviours is both for the engine; where there is none, no random event is', () => {
  const possible = new Set<boolean>();
  fc.assert(
    fc.property(rich(['b0', 'b1', 'b2', 'b3'], 40), fc.boolean(), ({ behaviours, happens }, customer) => {
      const rulebook = rulebookOf(behaviours);
      const all = [...rulebook.behaviours.values()];
      const two = all.slice(0, 2);
      const names = two.map((b) => b.name);
      const shape = sharedShape(rulebook, two, customer);
      possible.add(shape !== null);
      if (shape) {
        const it = seen(rulebook, stamped(eventOf(shape, 1), shape.site));
        expect(it.behaviours).toEqual(expect.arrayContaining(names));
        expect(it.customer).toBe(shape.customer);
        if (customer) expect(it.customer).toBe(true);
        return;
      }
      for (const { site, ...fields } of happens) {
        const it = seen(rulebook, stamped(fields, site));
        expect(names.every((n) => it.behaviours.includes(n)) && (it.customer || !customer)).toBe(false);
      }
    }),
    { seed, numRuns: full ? 10_000 : 300 },
  );
  expect([...possible].sort()).toEqual([false, true]);
}, 60_000);

test.each(eventNames.filter((e) => !['identify', 'company', 'consent', 'custom'].includes(e)))(
  '%s can be made up',
  (event) => {
    const rulebook = rulebookOf({ behaviours: { b: { event } } });
    const [b] = rulebook.behaviours.values();
    const shape = b && sharedShape(rulebook, [b], false);
    expect(shape && seen(rulebook, stamped(eventOf(shape, 1), 'site')).behaviours).toEqual(['b']);
  },
);
