import type { TargetNode } from '../../syntax/rule/rule.ts';
import type { Place } from '../place.ts';
import type { Stage } from '../stage.ts';
import type { Compiling } from './compiling.ts';

/** Where a moving rule leads from each place it can leave; what its kind cannot do is reported and left out. */
export function compileMoves(
  target: TargetNode,
  from: ReadonlySet<Place>,
  stages: readonly Stage[],
  c: Compiling,
): Map<Place, Place> {
  const moves = new Map<Place, Place>();
  const index = new Map(stages.map((s) => [s.name, s.index]));
  const at = (place: Place) => index.get(place) ?? -1;
  const known = new Map(stages.map((s) => [s.name, s]));
  switch (target.kind) {
    case 'enter':
      if (stages[0]) moves.set('outside', stages[0].name);
      break;
    case 'advance':
      for (const place of from) {
        const next = stages[at(place) + 1];
        if (next) moves.set(place, next.name);
        else
          c.report(
            'J8',
            target.from[0]?.span ?? target.span,
            `${place} is the last stage; there is no stage further to go to.`,
            'Use `close: { from: ..., as: won }` for customers who buy.',
          );
      }
      break;
    case 'fast_track': {
      const to = c.find(known, target.to, 'stage', 'so no company can get there');
      if (target.because === null)
        c.report('J4', target.span, 'Why may a customer skip stages?', 'Add `because:` with the reason.');
      for (const place of to ? from : []) {
        if (at(place) < (to?.index ?? 0)) moves.set(place, target.to.value);
        else
          c.report(
            'J8',
            target.to.span,
            `A company in ${place} would not get further by going to ${target.to.value}.`,
            'fast_track leads to a later stage; use reconsider to go back.',
          );
      }
      break;
    }
    case 'reconsider': {
      const to = c.find(known, target.back_to, 'stage', 'so no company can go back there');
      for (const place of to ? from : []) {
        if (at(place) > (to?.index ?? 0)) moves.set(place, target.back_to.value);
        else
          c.report(
            'J8',
            target.back_to.span,
            `A company in ${place} does not go back by going to ${target.back_to.value}.`,
            'reconsider leads to an earlier stage; use advance or fast_track to go on.',
          );
      }
      break;
    }
    case 'close':
      for (const place of from) moves.set(place, target.as.value);
      break;
  }
  return moves;
}
