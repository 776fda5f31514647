import type { Store, Vault } from '@waystage/storage';
import type { SiteBook } from './access/site-book.ts';
import type { GroupCommit } from './commit/group-commit.ts';

/** What the routes share. */
export interface Deps {
  store: Store;
  vault: Vault;
  sites: SiteBook;
  commit: GroupCommit;
  markBots: boolean;
  now: () => number;
  /** told of what failed where nobody is answered */
  problem: (error: unknown) => void;
}
