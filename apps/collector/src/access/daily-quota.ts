const DAY = 86_400_000;
/** what one network may use of a site's day */
const SHARE = 0.1;

/** What each site may still send today (UTC). */
export interface DailyQuota {
  /**
   * Take `bytes` from a site's allowance, and from the tenth of it that one network may use.
   * @returns 0; or, where it does not suffice and nothing was taken, the seconds until the next day
   */
  spend(site: string, network: string, bytes: number): number;
  /** Give back what was taken and not stored. */
  refund(site: string, network: string, bytes: number): void;
}

/**
 * So that nobody who has read a public key off a page can fill the disk, and nobody alone can silence a site. Counted in
 * this process, from its start on: after a restart a day may be sent twice.
 * @param bytesPerDay for each site
 * @param now milliseconds since 1970
 */
export function dailyQuota(bytesPerDay: number, now: () => number): DailyQuota {
  let day = 0;
  const spent = new Map<string, number>();
  const add = (key: string, bytes: number) => spent.set(key, Math.max(0, (spent.get(key) ?? 0) + bytes));
  return {
    spend(site, network, bytes) {
      const at = now();
      const today = Math.floor(at / DAY);
      if (today !== day) spent.clear();
      day = today;
      const own = `${site} ${network}`;
      const siteFull = (spent.get(site) ?? 0) + bytes > bytesPerDay;
      if (siteFull || (spent.get(own) ?? 0) + bytes > bytesPerDay * SHARE)
        return Math.ceil(((today + 1) * DAY - at) / 1000);
      add(site, bytes);
      add(own, bytes);
      return 0;
    },
    refund(site, network, bytes) {
      add(site, -bytes);
      add(`${site} ${network}`, -bytes);
    },
  };
}
