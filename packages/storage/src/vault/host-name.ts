import { domainToASCII, domainToUnicode } from 'node:url';
import { parse } from 'tldts';

/** A host in the one form it is kept and shown in: Unicode, composed, lower case; empty where it is no host. */
export function hostName(told: string): string {
  return domainToUnicode(domainToASCII(told.trim().normalize('NFC').toLowerCase())).normalize('NFC');
}

/** An e-mail address in the one form somebody is found again by. */
export function mailAddress(told: string): string {
  const address = told.trim().normalize('NFC').toLowerCase();
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at + 1)}${hostName(address.slice(at + 1)) || address.slice(at + 1)}`;
}

/**
 * The registrable domain of a host, by which a company is known; null where none can be registered there: an address, one
 * word, names kept for private networks (`.local`, `.localhost`, `.test`). `.example` is one, for what is shown and tried.
 */
export function registrableDomain(told: string): string | null {
  const { domain, isIcann, publicSuffix } = parse(hostName(told));
  return isIcann || publicSuffix === 'example' ? domain : null;
}
