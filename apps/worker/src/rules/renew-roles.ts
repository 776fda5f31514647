import { appendEntries, type NewEntry, partitionOf, type Store, type Vault } from '@waystage/storage';
import { entryId } from '../entry-id.ts';
import { renewRole } from '../resolve/renew-role.ts';
import type { PersonRow } from '../resolve/who.ts';
import { roleBooks } from './role-books.ts';
import type { RuleShelf } from './rule-shelf.ts';

/** people in one transaction */
const atOnce = 200;

/**
 * After a deploy: work out the roles of the next some people again, by the patterns that decide now, and tell the companies'
 * logs of those that changed. A kill goes on where it was; several workers take turns.
 * @returns whether there is more to do
 */
export async function renewRoles(store: Store, vault: Vault, shelf: RuleShelf): Promise<boolean> {
  return store.db.transaction().execute(async (tx) => {
    // before the row of the version, as a deploy does
    const all = await roleBooks(shelf, tx);
    const due = await tx
      .selectFrom('rules_version')
      .select(['version', 'journey', 'roles_up_to', 'deployed_at'])
      .where('shadow', '=', false)
      .where('roles_up_to', 'is not', null)
      .orderBy('deployed_at', 'desc')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!due) return false;
    const rows = await tx
      .selectFrom('person')
      .select(['id', 'company', 'told_role', 'told_by', 'roles'])
      .where('id', '>', due.roles_up_to ?? '')
      .orderBy('id')
      .limit(atOnce)
      .forUpdate()
      .execute();
    const titles = await vault.open(
      rows.map((r) => r.id),
      tx,
    );
    const books = all.filter((b) => b.journey === due.journey);
    const entries: NewEntry[] = [];
    for (const row of rows) {
      const changed = renewRole(row as PersonRow, titles.get(row.id), books);
      if (!changed) continue;
      await tx
        .updateTable('person')
        .set({ roles: JSON.stringify(row.roles) })
        .where('id', '=', row.id)
        .execute();
      if (row.company === null) continue;
      entries.push({
        id: entryId('roles', due.version, due.deployed_at.getTime(), row.id),
        partition: partitionOf(row.company, store.inbox.partitions),
        company: row.company,
        entry: { type: 'role', person: row.id, ...changed },
      });
    }
    const last = rows.length < atOnce ? null : rows.at(-1)!.id;
    // an older version of the journey, overtaken before it was done, has nothing to say any more
    await tx
      .updateTable('rules_version')
      .set({ roles_up_to: null })
      .where('journey', '=', due.journey)
      .where('version', '<>', due.version)
      .where('shadow', '=', false)
      .execute();
    await tx.updateTable('rules_version').set({ roles_up_to: last }).where('version', '=', due.version).execute();
    await appendEntries(tx, entries, new Date());
    return true;
  });
}
