import { isDailyId } from '@waystage/events';
import type { Site } from '@waystage/storage';
import type { DailyId } from './daily-ids.ts';
import { networkOf } from './network-of.ts';

/** Whose events a batch holds; `cookieless`: somebody who is not to be known again tomorrow. */
export interface Sender {
  visitor?: string | undefined;
  tab?: string | undefined;
  cookieless: boolean;
}

/**
 * Who sends: the visitor and tab a browser names, or, where it names no visitor (or may not: the site is set to
 * `cookieless`), ids of today. The visitor's is made from site, network and browser, which go no further.
 */
export async function sender(
  told: { visitor?: string | undefined; tab?: string | undefined },
  site: Site,
  { address, userAgent = '' }: { address: string; userAgent?: string | undefined },
  today: () => Promise<DailyId>,
): Promise<Sender> {
  const { visitor, tab } = told;
  // a browser cannot know an id of the day, so one that names one has made it up
  if (visitor !== undefined && !isDailyId(visitor) && site.mode !== 'cookieless')
    return { visitor, tab, cookieless: false };
  const id = await today();
  return {
    visitor: id('visitor', site.id, networkOf(address), userAgent),
    tab: tab === undefined ? undefined : id('tab', site.id, tab),
    cookieless: true,
  };
}
