import type { Tables } from '@waystage/storage';
import type { Kysely } from 'kysely';
import { ByHandError } from './by-hand-error.ts';
import { findCompany } from './find-company.ts';

/** A company by any of its names. @throws ByHandError `UNKNOWN_COMPANY` */
export async function needCompany(db: Kysely<Tables>, name: string): Promise<{ id: string; domain: string | null }> {
  const found = await findCompany(db, name);
  if (!found)
    throw new ByHandError('UNKNOWN_COMPANY', `Nobody here is called ${name}. Give a domain, or the company's id.`);
  return found;
}
