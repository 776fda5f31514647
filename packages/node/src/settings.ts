/** What the client is told. Only `url` and `secretKey` are needed. */
export interface Settings {
  /** origin of the collector */
  url: string;
  /** `sk_...`; belongs on a server, never into a page */
  secretKey: string;
  /** how often a batch is tried before the call fails; 6 take about half a minute */
  tries?: number;
  /** how long one try may take; 10 */
  timeoutSeconds?: number;
  /** for tests: wait this many milliseconds */
  wait?: (milliseconds: number) => Promise<void>;
}
