import { StorageError } from '@waystage/storage';

/** SQLSTATE classes that speak of the connection, the session, rights to connect, rollbacks, resources, stops and the system. */
const ofTheDatabase = /^(08|25|28|3D|40|53|55|57|58|F0)/;
/** What a statement needs is not there or not ours: rights were taken away, a backup is being restored; or pages are damaged. */
const ofTheSchema = new Set(['3F000', '42501', '42703', '42704', '42883', '42P01', 'XX001', 'XX002']);

/**
 * Whether an error says nothing of what was being worked on, so that the same may succeed later: the lease is another's,
 * the connection or the disk is gone, the database is busy or stops. Everything else would fail again.
 */
export function mayPass(error: unknown): boolean {
  // whether the vault's key fits was found out at the start: what does not open now is this one person's
  if (error instanceof StorageError) return error.code !== 'VAULT_KEY_WRONG';
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  // errors of our own making and of the language have no code, or one that is no SQLSTATE and no errno
  if (typeof code !== 'string') return false;
  if (/^[0-9A-Z]{5}$/.test(code) && /\d/.test(code)) return ofTheDatabase.test(code) || ofTheSchema.has(code);
  return /^[A-Z0-9]+(_[A-Z]+)*$/.test(code) && !code.startsWith('ERR_');
}
