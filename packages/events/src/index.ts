export { actorOf } from './actor-of.ts';
export { type Actor, catalogue, type EventFields, type EventName, type Sender } from './catalogue.ts';
export type {
  CorrectedEntry,
  DeployEntry,
  Entry,
  FactSource,
  FactsEntry,
  IdentifiedEntry,
  InteractionEntry,
  MergedEntry,
  ObstacleEntry,
  ReappliedEntry,
  RoleEntry,
  RoleSource,
  TickEntry,
} from './company-log/entry.ts';
export { eventFields } from './event-fields.ts';
export { eventNames } from './event-names.ts';
export type { Field } from './field/field.ts';
export { normalPath } from './field/normal-path.ts';
export { textFault } from './field/text-fault.ts';
export { withoutAddresses } from './field/without-addresses.ts';
export { isDailyId } from './is-daily-id.ts';
export { limits } from './limits.ts';
export type { Stamp, StoredEvent } from './stored-event.ts';
export {
  type Decision,
  decision,
  movement,
  type Transition,
  type TransitionData,
  transition,
  transitionData,
} from './transition/transition.ts';
export { type TransitionType, transitionTypes } from './transition/transition-type.ts';
export type { EventEnvelope } from './wire/event-envelope.ts';
export { type ReadEvent, readWireEvent } from './wire/read-wire-event.ts';
export { type ServerBatch, serverBatch } from './wire/server-batch.ts';
export type { ServerEvent } from './wire/server-event.ts';
export { type WireBatch, wireBatch } from './wire/wire-batch.ts';
