/** Whether a host belongs to one of the seller's domains. */
export function inside(domains: readonly string[], host: string): boolean {
  return domains.some((domain) => `.${host}`.endsWith(`.${domain}`));
}
