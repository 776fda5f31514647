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
}
export interface RuleFile {
  path: string;
  text: string;
}
export type Progress = (done: number, all: number) => void;
