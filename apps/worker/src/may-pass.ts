import { StorageError } from '@waystage/storage';

/** SQLSTATE classes that speak of what was given: cardinality, data, integrity, syntax and access, limits of the program. */
const ofContent = /^(21|22|23|42|54)...$/;

/**
 * Whether an error says nothing of what was being worked on, so that the same may succeed later: the lease is another's,
 * the connection or the disk is gone, the database is busy or stops. Everything else would fail again.
 */
export function mayPass(error: unknown): boolean {
  if (error instanceof StorageError) return true;
  const { code } = error as { code?: unknown };
  // errors of our own making and of the language have no code, or one that is no SQLSTATE and no errno
  if (typeof code !== 'string') return false;
  if (/^[0-9A-Z]{5}$/.test(code)) return !ofContent.test(code);
  return /^[A-Z]+(_[A-Z]+)*$/.test(code) && !code.startsWith('ERR_');
}
