import type { EventFields } from './catalogue.ts';

/** What the collector adds to an event, or keeps of its envelope. Times are milliseconds since 1970, UTC. */
export interface Stamp {
  id: string;
  site: string;
  /** when it happened: the client's clock, corrected and clamped */
  at: number;
  /** when the client says it sent the batch */
  sent?: number;
  /** the server's clock */
  received: number;
  visitor?: string;
  tab?: string;
  seq?: number;
  /** pseudonym (`per_...`); what it stands for is in the vault */
  person?: string;
  /** registrable domain of the person's e-mail address */
  domain?: string;
  /** that domain is a free-mail provider's, so it tells no company */
  free_mail?: boolean;
  /** the company this is about, as told: a domain or an id of the seller's */
  company?: string;
  product?: string;
  /** came with a secret key, or from a person in the console */
  verified: boolean;
  /** why it is thought to be a machine's doing */
  bot?: string;
  /** moves state, delivers nothing */
  historical?: boolean;
}

/** One thing a person did, as stored: the fields of its kind and its stamp, flat. Holds no personal data. */
export type StoredEvent = EventFields & Stamp;
