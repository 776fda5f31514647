import { mailAddress, registrableDomain } from '@waystage/storage';
import freeMail from 'free-email-domains';

const free = new Set<string>(freeMail);

/** The registrable domain of an e-mail address and whether it is a free-mail provider's; null when it is no address. */
export function mailDomain(address: string): { domain: string; free: boolean } | null {
  const host = /@([^@\s]+)$/.exec(mailAddress(address))?.[1];
  const domain = host ? registrableDomain(host) : null;
  return domain && host ? { domain, free: free.has(domain) || free.has(host) } : null;
}
