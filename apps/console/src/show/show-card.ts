import type { BoardRow } from '@waystage/storage';
import type { Card } from '../answer/card.ts';
import type { JourneyView } from './journey-view.ts';

/** A company as the board shows it at a moment. Who reconsiders may fall silent later: then both marks are true. */
export function showCard(company: Omit<BoardRow, 'view'>, view: JourneyView, now: Date): Card {
  return {
    id: company.id,
    name: company.name || company.domain || company.id,
    domain: company.domain,
    owner: company.owner,
    stage: view.stage,
    readiness: view.readiness,
    days: daysSince(view.entered_at, now),
    entered_at: view.entered_at,
    reconsidering: view.reconsidering,
    stalled: view.stalled,
    quiet_days: view.stalled ? daysSince(view.last_activity_at, now) : null,
    obstacles: view.obstacles.map((o) => o.obstacle),
    deal_stage: view.deal_stage,
    disagrees: view.deal_agrees === false,
    journey_number: view.journey.number,
    audience: view.audience.status,
    waits_for: view.audience.waits_for,
  };
}

/** Whole days; null where nobody knows since when. A time ahead of the clock is today. */
function daysSince(time: string | null, now: Date): number | null {
  const from = time === null ? Number.NaN : Date.parse(time);
  return Number.isNaN(from) ? null : Math.max(0, Math.floor((now.getTime() - from) / 86_400_000));
}
