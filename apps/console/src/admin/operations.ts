/** What administrators can have done; the process that composes the apps says how. */
export interface Operations {
  /** make these files the deciding rules; @throws with `findings` */
  deploy(
    files: RuleFile[],
    author: string,
    shadow: boolean,
  ): Promise<{ journey: string; version: string; changed: boolean }[]>;
  /** what decides now, and how many companies stand where */
  deployed(): Promise<unknown[]>;
  /** why a company stands where it stands; null: nobody is called so */
  explain(company: string, whyNot: boolean): Promise<unknown>;
  /** what these rules would have said */
  backtest(files: RuleFile[], period: { from?: number; to?: number }, progress: Progress): Promise<unknown>;
  /** fold all logs again and compare */
  replay(progress: Progress): Promise<unknown>;
  /** where a company belongs, or what is in its way, by hand; @throws with a sentence what is not known */
  correct(company: string, correction: Correction): Promise<{ company: string; journey: string }>;
  /** two companies are one; @throws as above */
  merge(
    company: string,
    into: string,
    by: { author: string; reason: string },
  ): Promise<{ company: string; into: string }>;
  /** every company to where the deciding rules would have brought it; @throws where nothing is deployed */
  reapply(which: { journey?: string; author: string }, progress: Progress): Promise<unknown>;
  /** by journey, the behaviours nobody has sent for 30 days */
  unsent(files: RuleFile[], progress: Progress): Promise<Record<string, string[]>>;
  /** what the pipeline could not digest and waits; with `id` that one, whatever became of it */
  setAside(id?: number): Promise<unknown[]>;
  /** try one again, or let it be; null: none of this number waits */
  settleSetAside(id: number, state: 'retried' | 'dropped'): Promise<unknown>;
  /** a login link for the console, good once */
  invite(role: 'administrator' | 'editor' | 'viewer'): Promise<string>;
  /** @throws with a sentence when the URL may not be delivered to */
  addEndpoint(endpoint: {
    url: string;
    description?: string;
    types?: string[];
    journeys?: string[];
    shadow?: boolean;
  }): Promise<{ id: string; secret: string }>;
  endpoints(): Promise<unknown[]>;
  /** a new secret; the old one signs along for `grace` ms; @throws what is not known, as the next two */
  rotateSecret(endpoint: string, grace: number): Promise<{ secret: string; oldUntil: Date }>;
  /** off, and why, or (null) on again */
  switchEndpoint(endpoint: string, off: string | null): Promise<{ pending: number }>;
  /** send a test and see what comes back */
  testEndpoint(endpoint: string): Promise<unknown>;
}
/** One correction by hand: of the place, with a reason, or of an obstacle. */
export interface Correction {
  journey?: string;
  author: string;
  to?: { place: string; reason: string };
  obstacle?: { name: string; state: 'raised' | 'cleared' };
}
export interface RuleFile {
  path: string;
  text: string;
}
export type Progress = (done: number, all: number) => void;
