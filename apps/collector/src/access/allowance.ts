/** What may be sent with a public key; 0: no limit. */
export interface Allowance {
  /** with one key from one network (/24, /48) */
  requestsPerMinute: number;
  /** for one site (UTC) */
  bytesPerDay: number;
}
