import type { PartNode } from '../syntax/rule/part.ts';
import type { WhenNode } from '../syntax/rule/when.ts';
import type { WhoGroup } from './who-group.ts';

/** Something to be counted, with nothing left to look up. Times are milliseconds. */
export interface Clause {
  /** names of behaviours, any of which counts; null: anything the customer does */
  readonly does: ReadonlySet<string> | null;
  readonly times: number;
  readonly within: number | null;
  readonly people: number;
  readonly content: number;
  readonly roles: number;
  readonly onePerson: boolean;
  readonly oncePerDay: boolean;
  readonly newcomer: boolean;
  readonly sinceEntering: number | null;
  readonly who: WhoGroup;
  readonly node: WhenNode | PartNode;
}
