import ipaddr from 'ipaddr.js';

/** The network an address is in, /24 or /48: all that is used of it, and never kept. Empty when it is no address. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return '';
  const ip = ipaddr.process(address);
  const bytes = ip.toByteArray().slice(0, ip.kind() === 'ipv4' ? 3 : 6);
  return `${ip.kind()} ${bytes.join('.')}`;
}
