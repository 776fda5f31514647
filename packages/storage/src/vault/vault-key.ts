import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { StorageError } from '../storage-error.ts';

/** What the vault's one secret can do: find somebody again, seal and open what is known of them. */
export interface VaultKey {
  /** keyed hash (32 bytes) under which somebody is found again */
  lookup(name: string): Buffer;
  /** AES-256-GCM: nonce (12), tag (16), ciphertext */
  seal(plain: string): Buffer;
  /** @throws StorageError `VAULT_KEY_WRONG` */
  open(sealed: Buffer): string;
}

/** @param master 32 random bytes, made at first start and kept apart from the database */
export function vaultKey(master: Buffer): VaultKey {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', master, '', `waystage vault ${use}`, 32));
  const lookupKey = derive('lookup');
  const sealKey = derive('seal');
  return {
    lookup: (name) => createHmac('sha256', lookupKey).update(name).digest(),
    seal(plain) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(sealed) {
      try {
        const decipher = createDecipheriv('aes-256-gcm', sealKey, sealed.subarray(0, 12));
        decipher.setAuthTag(sealed.subarray(12, 28));
        return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
      } catch {
        throw new StorageError(
          'VAULT_KEY_WRONG',
          'The vault does not open with this key. Put back the vault.key that belongs to this database (it stands in the data directory), or set WAYSTAGE_VAULT_KEY to it.',
        );
      }
    },
  };
}
