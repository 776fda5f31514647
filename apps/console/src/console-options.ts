import type { Tables } from '@waystage/storage';
import type { Kysely } from 'kysely';
import type { WrongLogins } from './access/wrong-logins.ts';
import type { ConsoleJourney } from './answer/console-journey.ts';

/** What the console asks of the process it runs in. */
export interface ConsoleOptions {
  db: Kysely<Tables>;
  /** the deployed journeys, by id; asked at each request, so a deploy shows at once */
  rulebooks: () => Map<string, ConsoleJourney>;
  /** names of pseudonyms (`per_...`) out of the vault; asked only for those who may see names */
  namesOf: (personIds: string[]) => Promise<Map<string, string>>;
  /** calls back with the companies that moved (none named: any may have); answers how to stop that */
  changes: (fn: (companies: string[]) => void) => () => void;
  /** the tag to paste into a site, shown while nothing has come */
  snippet: string;
  /** what was wrong at the door, by network */
  logins: WrongLogins;
  /** the console is reached by https, whatever stands in front of it: its cookie goes no other way */
  secure?: boolean;
  /** where the built screens are; default `dist` of this package */
  screens?: string;
  now?: () => Date;
}
