const DAY = 86_400_000;

/** What each site may still send today (UTC). */
export interface DailyQuota {
  /**
   * Take `bytes` from a site's allowance.
   * @returns 0; or, where it does not suffice and nothing was taken, the seconds until the next day
   */
  spend(site: string, bytes: number): number;
}

/**
 * So that nobody who has read a public key off a page can fill the disk. Counted in this process, from its start on: after a
 * restart a day may be sent twice.
 * @param bytesPerDay for each site
 * @param now milliseconds since 1970
 */
export function dailyQuota(bytesPerDay: number, now: () => number): DailyQuota {
  let day = 0;
  const spent = new Map<string, number>();
  return {
    spend(site, bytes) {
      const at = now();
      const today = Math.floor(at / DAY);
      if (today !== day) spent.clear();
      day = today;
      const after = (spent.get(site) ?? 0) + bytes;
      if (after > bytesPerDay) return Math.ceil(((today + 1) * DAY - at) / 1000);
      spent.set(site, after);
      return 0;
    },
  };
}
