/** What the thread is started with. */
export interface ThreadSettings {
  /** The cluster's directory; made and initialised when it is not there. */
  readonly directory: string;
}

/** To the thread: messages of PostgreSQL's wire protocol as they come from the client, or the end of it all. */
export type ThreadRequest = { readonly kind: 'ask'; readonly bytes: Uint8Array } | { readonly kind: 'close' };

/** From the thread: it is open; the answer to one `ask`, in their order; it is closed; it ends because it cannot go on. */
export type ThreadReply =
  | { readonly kind: 'opened' }
  | { readonly kind: 'panicked'; readonly said: string }
  | { readonly kind: 'answer'; readonly bytes: Uint8Array; readonly fsyncs: number }
  | { readonly kind: 'closed' };
