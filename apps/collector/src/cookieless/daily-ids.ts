import { createHmac } from 'node:crypto';
import { daySalt, type Tables } from '@waystage/storage';
import type { Kysely } from 'kysely';

/** Makes an id (`day_...`) that is the same for the same words all day, and that nobody can trace once the day is over. */
export type DailyId = (...words: readonly string[]) => string;

/** How today's ids (UTC) are made; asks the database once a day. */
export function dailyIds(db: Kysely<Tables>): (now: number) => Promise<DailyId> {
  let today = '';
  let made: Promise<DailyId> | undefined;
  return (now) => {
    const day = new Date(now).toISOString().slice(0, 10);
    if (day !== today || !made) {
      today = day;
      made = daySalt(db, day).then((salt) => (...words) => {
        const digest = createHmac('sha256', salt).update(JSON.stringify(words)).digest('base64url');
        return `day_${digest.slice(0, 22)}`;
      });
      made.catch(() => {
        made = undefined;
      });
    }
    return made;
  };
}
