import type { MessagePort } from 'node:worker_threads';

/** What the thread is started with. */
export interface ThreadSettings {
  /** The cluster's directory; made and initialised when it is not there. */
  readonly directory: string;
}

/**
 * To the database's thread, from one of the threads that use it: messages of PostgreSQL's wire protocol as they come from a
 * client, whose session has a number of its own; a session is over. From the thread that owns it also: another one comes
 * (lower ranks go first), and the end of it all.
 */
export type ThreadRequest =
  | { readonly kind: 'ask'; readonly id: number; readonly session: number; readonly bytes: Uint8Array }
  | { readonly kind: 'leave'; readonly session: number }
  | { readonly kind: 'join'; readonly port: MessagePort; readonly rank: number }
  | { readonly kind: 'close' };

/**
 * From the database's thread: it is open; the answer to an `ask`, and whether others wait; an `ask` waits for another's
 * transaction, or waits no longer; what NOTIFY said under another's answer; a session's transaction was left alone for too
 * long and is rolled back; it is closed; it ends because it cannot go on.
 */
export type ThreadReply =
  | { readonly kind: 'opened' }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly bytes: Uint8Array;
      readonly fsyncs: number;
      readonly busy: boolean;
    }
  | { readonly kind: 'held' | 'turn'; readonly id: number }
  | { readonly kind: 'told'; readonly bytes: Uint8Array }
  | { readonly kind: 'ended'; readonly session: number }
  | { readonly kind: 'closed' }
  | { readonly kind: 'panicked'; readonly said: string };
