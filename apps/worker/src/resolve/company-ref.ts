import { createHash } from 'node:crypto';
import { registrableDomain } from '@waystage/storage';

/** How a company was named: by a registrable domain, or by an id of the seller's. `co_...` names one already known. */
export type CompanyRef = `domain:${string}` | `id:${string}` | `co_${string}`;

/** What a told name means: something with a registrable domain is a domain, anything else the seller's own id. */
export function companyRef(told: string): CompanyRef {
  const name = told.trim();
  const domain = name.includes('.') ? registrableDomain(name) : null;
  return domain ? `domain:${domain}` : `id:${name}`;
}

/** The id a company gets when it is first heard of under this name; the same name gives the same id, so a replay does too. */
export function companyId(ref: CompanyRef): string {
  return ref.startsWith('co_') ? ref : `co_${createHash('sha256').update(ref).digest('hex').slice(0, 16)}`;
}
