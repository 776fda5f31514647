/** What the live stream says: these companies moved; null when there were too many to list. */
export interface Moved {
  companies: string[] | null;
}
