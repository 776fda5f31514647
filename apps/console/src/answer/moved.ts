/** What the live stream says: these companies moved; null when any may have moved. */
export interface Moved {
  companies: string[] | null;
}
