import { companyHeads, cursors, type Store } from '@waystage/storage';

/** Whether everything accepted so far has gone through both hops. */
export async function idle(store: Store): Promise<boolean> {
  const behind = (heads: number[], at: number[]) => heads.some((head, partition) => head > (at[partition] ?? 0));
  if (behind(await store.inbox.heads(), await cursors(store.db, 'resolve'))) return false;
  return !behind(await companyHeads(store.db), await cursors(store.db, 'evaluate'));
}
