import type { Card } from '../src/answer/card.ts';

/** A card with nothing remarkable about it, but for what is said. */
export function card(remarkable: Partial<Card> & { id: string }): Card {
  return {
    name: remarkable.id,
    domain: null,
    owner: null,
    stage: 'noticed',
    readiness: 10,
    days: 1,
    entered_at: '2026-03-01T10:00:00Z',
    reconsidering: false,
    stalled: false,
    quiet_days: null,
    obstacles: [],
    deal_stage: null,
    disagrees: false,
    journey_number: 1,
    audience: 'in',
    waits_for: [],
    ...remarkable,
  };
}
