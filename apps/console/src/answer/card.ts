/** A company on the board. `days` are whole days. */
export interface Card {
  id: string;
  /** its name, else its domain, else its id */
  name: string;
  domain: string | null;
  owner: string | null;
  /** a stage of the journey, or outside, won, lost, cancelled */
  stage: string;
  readiness: number;
  days: number | null;
  /** when it came to this stage; ISO 8601 */
  entered_at: string | null;
  reconsidering: boolean;
  stalled: boolean;
  /** days without anything from them */
  quiet_days: number | null;
  obstacles: string[];
  deal_stage: string | null;
  /** the seller's deal stage says something else than the buyer's stage */
  disagrees: boolean;
  journey_number: number;
  /** whether its acts count for this journey; `waits` for the facts of `waits_for` */
  audience: 'in' | 'out' | 'waits';
  waits_for: string[];
}
