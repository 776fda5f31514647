import type { MessagePort } from 'node:worker_threads';
import type { Dialect } from 'kysely';

/** What another thread of this process opens the same database with; a port has to be transferred to it. */
export type SharedEngine = { readonly url: string; readonly poolSize: number } | { readonly port: MessagePort };

/** One database, embedded or a PostgreSQL server, under one kysely dialect. */
export interface Engine {
  readonly kind: 'embedded' | 'postgres';
  /** A commit is acknowledged only after fsync, on both engines. */
  readonly durability: 'fsync';
  /** The caller does `new Kysely<Tables>({ dialect })`. Values come and go alike on both engines, see `valueParsers`. */
  readonly dialect: Dialect;
  /**
   * Runs SQL of several statements (a migration), as one implicit transaction unless it says BEGIN itself.
   * Not inside a kysely transaction: the embedded engine has one session, and exec would wait for it.
   * @param within milliseconds it may take, 10 minutes unless told
   */
  exec(sql: string, options?: { within?: number }): Promise<void>;
  /**
   * Calls `fn` for each NOTIFY on the channel. After a lost connection each listener is called once with '',
   * because notifications may have been missed. Returns the way to stop.
   */
  listen(channel: string, fn: (payload: string) => void): Promise<() => Promise<void>>;
  /** Why the engine cannot accept writes now, as a sentence, or null. */
  unavailable(): string | null;
  /**
   * For another thread of this process: `openEngine` there gives an engine of its own on the same database.
   * @param options.rank embedded: of several threads that wait the lowest goes first, and this one's is 0
   * @param options.poolSize PostgreSQL: connections
   */
  share(options: { rank: number; poolSize: number }): SharedEngine;
  /** Waits for what is running, then closes. Safe to call twice. */
  close(): Promise<void>;
}
