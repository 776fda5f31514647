import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../tables/tables.ts';
import { vaultKey } from './vault-key.ts';

/** What is known of a person; stands in the vault and nowhere else. */
export interface Identity {
  email?: string;
  user_id?: string;
  name?: string;
  title?: string;
}

/** Where personal data stands, sealed, under a random pseudonym. */
export interface Vault {
  /**
   * Keep what was told of people and answer their pseudonyms (`per_...`), in order. What is told now is added to, or
   * replaces, what was told before. `name` is what identifies them: `email:...` or `user:SITE:...`.
   */
  keep(people: readonly { name: string; identity: Identity }[]): Promise<string[]>;
  /** What is known of these pseudonyms; unknown ones are left out. */
  open(ids: readonly string[], db?: Kysely<Tables>): Promise<Map<string, Identity>>;
}

function merge(before: Identity, now: Identity): Identity {
  return { ...before, ...Object.fromEntries(Object.entries(now).filter(([, v]) => v !== undefined && v !== '')) };
}

/** @param master 32 random bytes; without them the vault is noise */
export function openVault(db: Kysely<Tables>, master: Buffer): Vault {
  const key = vaultKey(master);
  return {
    async keep(people) {
      if (people.length === 0) return [];
      const wanted = new Map<string, { lookup: Buffer; identity: Identity }>();
      for (const { name, identity } of people) {
        const before = wanted.get(name)?.identity ?? {};
        wanted.set(name, { lookup: key.lookup(name), identity: merge(before, identity) });
      }
      // one order of locks for everybody
      const sorted = [...wanted].sort(([, a], [, b]) => Buffer.compare(a.lookup, b.lookup));
      const ids = new Map<string, string>();
      await db.transaction().execute(async (tx) => {
        for (const [name, { lookup, identity }] of sorted) {
          const id = `per_${randomBytes(9).toString('hex')}`;
          const made = await tx
            .insertInto('vault')
            .values({ id, lookup, sealed: key.seal(JSON.stringify(identity)) })
            .onConflict((c) => c.column('lookup').doNothing())
            .returning('id')
            .executeTakeFirst();
          if (made) {
            ids.set(name, made.id);
            continue;
          }
          const row = await tx
            .selectFrom('vault')
            .select(['id', 'sealed'])
            .where('lookup', '=', lookup)
            .forUpdate()
            .executeTakeFirstOrThrow();
          const before = JSON.parse(key.open(row.sealed)) as Identity;
          const after = merge(before, identity);
          if (JSON.stringify(after) !== JSON.stringify(before))
            await tx
              .updateTable('vault')
              .set({ sealed: key.seal(JSON.stringify(after)), updated_at: new Date() })
              .where('id', '=', row.id)
              .execute();
          ids.set(name, row.id);
        }
      });
      return people.map((p) => ids.get(p.name)!);
    },

    async open(ids, on = db) {
      const known = new Map<string, Identity>();
      if (ids.length === 0) return known;
      const rows = await on
        .selectFrom('vault')
        .select(['id', 'sealed'])
        .where('id', 'in', [...new Set(ids)])
        .execute();
      for (const { id, sealed } of rows) known.set(id, JSON.parse(key.open(sealed)) as Identity);
      return known;
    },
  };
}
