import fc from 'fast-check';
import { aJourney, everything } from './arbitrary.ts';
import { richBehaviours } from './rich-events.ts';

const names = ['b0', 'b1', 'b2', 'both', 'files', 'orders', 'sold'];

/** A journey whose behaviours overlap in every way fields can. */
export const richJourney = fc
  .tuple(aJourney(everything), richBehaviours(names))
  .map(([files, plain]) =>
    files.map((f) => (f.path === 'behaviours.yaml' ? { ...f, text: JSON.stringify(plain) } : f)),
  );
