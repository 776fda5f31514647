import type { AccessRole } from '@waystage/storage';

/** Who is shown the names in the vault; everybody else sees pseudonyms. */
export function maySeeNames(role: AccessRole): boolean {
  return role === 'administrator' || role === 'editor';
}
