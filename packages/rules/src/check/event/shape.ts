import type { EventName } from '@waystage/events';
import type { FieldValue } from '../../engine/match/field-test.ts';

/** What an event has to be to be certain behaviours: everything else about it is left open. */
export interface Shape {
  readonly event: EventName;
  /** the name of an event of one's own; `fields` are then its properties */
  readonly custom: string | null;
  readonly site: string;
  readonly fields: Readonly<Record<string, NonNullable<FieldValue>>>;
  /** whether the customer does it; what others do has no person */
  readonly customer: boolean;
  /** the behaviours it was made to be; none for anything a customer does */
  readonly behaviours: readonly string[];
}
