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

/** What the vault answers: who somebody is, and which of it the seller told. */
export interface KnownIdentity extends Identity {
  by_seller?: (keyof Identity)[];
}

/** Where personal data stands, sealed, under a random pseudonym. */
export interface Vault {
  /**
   * Keep what was told of people and answer their pseudonyms (`per_...`), in order. What is told now is added to, or
   * replaces, what was told before; but a claim never replaces what the seller told, field by field. `name` is what
   * identifies them: `email:...` or `user:SITE:...`.
   */
  keep(people: readonly { name: string; identity: Identity }[], by: 'seller' | 'claim'): Promise<string[]>;
  /** What is known of these pseudonyms; unknown ones are left out. */
  open(ids: readonly string[], db?: Kysely<Tables>): Promise<Map<string, KnownIdentity>>;
}

function merge(before: KnownIdentity, now: Identity, by: 'seller' | 'claim'): KnownIdentity {
  const told = before.by_seller ?? [];
  const news = (Object.entries(now) as [keyof Identity, string | undefined][]).filter(
    ([field, value]) => value !== undefined && value !== '' && (by === 'seller' || !told.includes(field)),
  );
  const after = { ...before, ...Object.fromEntries(news) };
  if (by === 'claim') return after;
  return { ...after, by_seller: [...new Set([...told, ...news.map(([field]) => field)])].sort() };
}

const proof = { name: 'vault_proof', says: 'This vault opens with this key.' };

/** Whether somebody has kept anything in this database's vault, so that only one key fits. */
export async function vaultIsUsed(db: Kysely<Tables>): Promise<boolean> {
  const found = await db.selectFrom('installation').select('name').where('name', '=', proof.name).executeTakeFirst();
  return found !== undefined || (await db.selectFrom('vault').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/**
 * Make sure that this is the key of this database's vault; the first key that comes is.
 * @throws StorageError `VAULT_KEY_WRONG`
 */
export async function proveVaultKey(db: Kysely<Tables>, master: Buffer): Promise<void> {
  const key = vaultKey(master);
  const kept = await db.selectFrom('vault').select('sealed').limit(1).executeTakeFirst();
  if (kept) key.open(kept.sealed);
  await db
    .insertInto('installation')
    .values({ name: proof.name, value: JSON.stringify(key.seal(proof.says).toString('base64')) })
    .onConflict((c) => c.doNothing())
    .execute();
  const { value } = await db
    .selectFrom('installation')
    .select('value')
    .where('name', '=', proof.name)
    .executeTakeFirstOrThrow();
  key.open(Buffer.from(String(value), 'base64'));
}

/** @param master 32 random bytes; without them the vault is noise */
export function openVault(db: Kysely<Tables>, master: Buffer): Vault {
  const key = vaultKey(master);
  return {
    async keep(people, by) {
      if (people.length === 0) return [];
      const wanted = new Map<string, { lookup: Buffer; identity: KnownIdentity }>();
      for (const { name, identity } of people) {
        const before = wanted.get(name)?.identity ?? {};
        wanted.set(name, { lookup: key.lookup(name), identity: merge(before, identity, by) });
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
          const before = JSON.parse(key.open(row.sealed)) as KnownIdentity;
          const after = merge(before, identity, by);
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
      const known = new Map<string, KnownIdentity>();
      if (ids.length === 0) return known;
      const rows = await on
        .selectFrom('vault')
        .select(['id', 'sealed'])
        .where('id', 'in', [...new Set(ids)])
        .execute();
      for (const { id, sealed } of rows) known.set(id, JSON.parse(key.open(sealed)) as KnownIdentity);
      return known;
    },
  };
}
