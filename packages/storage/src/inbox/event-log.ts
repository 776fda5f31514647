import type { StoredEvent } from '@waystage/events';

/** What became of one appended event. */
export type AppendResult = { status: 'stored'; partition: number; offset: number } | { status: 'duplicate' };
/** What a 2xx stands for. */
export type Durability = 'fsync' | 'quorum-fsync' | 'quorum-memory';
export interface LoggedEvent {
  partition: number;
  offset: number;
  event: StoredEvent;
}

/** The inbox: what was accepted, ordered per partition, at least once. */
export interface EventLog {
  /** fixed when the installation is made */
  readonly partitions: number;
  readonly durability: Durability;
  /** Store events; when it returns they are as safe as `durability` says. One answer for each, in order. */
  append(events: readonly StoredEvent[]): Promise<AppendResult[]>;
  /** The last offset of each partition, by partition. */
  heads(): Promise<number[]>;
  /** Up to `max` events of one partition after an offset, in order. */
  read(partition: number, after: number, max: number): Promise<LoggedEvent[]>;
  /** Calls `fn` after something was appended (by anybody); returns how to stop. */
  changed(fn: () => void): Promise<() => Promise<void>>;
}
