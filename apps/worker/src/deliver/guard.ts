import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Where deliveries may go besides public https. */
export interface GuardOptions {
  /** private ranges receivers may stand in, in CIDR notation */
  allowRanges?: readonly string[];
  /** plain `http:` too */
  allowHttp?: boolean;
  /** ports besides 443, 80 and 8443; `any` for tests and the demo */
  allowPorts?: readonly number[] | 'any';
}

/** An address or URL no delivery may go to. */
export class ForbiddenTarget extends Error {
  readonly code = 'FORBIDDEN_TARGET';
}

/** What keeps deliveries out of the operator's own network. */
export interface Guard {
  /** @throws ForbiddenTarget with a sentence for whoever wrote the URL */
  checkUrl(url: string): URL;
  /** for an agent's `connect`: refuses a name of which any address is not public, at each connection */
  lookup: LookupFunction;
}

/** what of IPv6 has been given out to the public */
const given = ipaddr.parseCIDR('2000::/3');
/** where clouds tell their machines' secrets, public ranges among them */
const metadata = new Set(['169.254.169.254', '168.63.129.16', '100.100.100.200', '192.0.0.192', 'fd00:ec2::254']);
const metadataNames = /^(metadata(\.google\.internal|\.goog|\.azure\.com)?|instance-data(\.ec2\.internal)?)\.?$/i;

function isPublic(ip: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (metadata.has(ip.toString())) return false;
  return ip.range() === 'unicast' && (ip.kind() === 'ipv4' || ip.match(given as [ipaddr.IPv6, number]));
}

export function guard({ allowRanges = [], allowHttp = false, allowPorts = [] }: GuardOptions = {}): Guard {
  const ranges = allowRanges.map((r) => ipaddr.parseCIDR(r));
  const allowed = (address: string): boolean => {
    if (!ipaddr.isValid(address)) return false;
    const ip = ipaddr.process(address);
    return isPublic(ip) || ranges.some(([base, bits]) => base.kind() === ip.kind() && ip.match(base, bits));
  };
  return {
    checkUrl(text) {
      if (!URL.canParse(text)) throw new ForbiddenTarget(`${text.slice(0, 100)} is not a URL.`);
      const url = new URL(text);
      if (url.protocol !== 'https:' && !(allowHttp && url.protocol === 'http:'))
        throw new ForbiddenTarget(`An endpoint is reached by https; ${url.protocol}// is not allowed here.`);
      if (url.username || url.password) throw new ForbiddenTarget('An endpoint URL carries no user name or password.');
      const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
      if (allowPorts !== 'any' && ![443, 80, 8443, ...allowPorts].includes(port))
        throw new ForbiddenTarget(`Port ${port} is not allowed for endpoints; 443, 80 and 8443 are.`);
      const host = url.hostname.replace(/^\[|\]$/g, '');
      if (metadataNames.test(host))
        throw new ForbiddenTarget(`${host} is where a cloud keeps its secrets, so nothing is sent there.`);
      if (ipaddr.isValid(host) && !allowed(host))
        throw new ForbiddenTarget(`${host} is not a public address, so nothing is sent there.`);
      return url;
    },
    lookup(hostname, options, callback) {
      systemLookup(hostname, { ...options, all: true }, (error, addresses) => {
        if (error) return callback(error, '', 0);
        const bad = addresses.find((a) => !allowed(a.address));
        if (bad || addresses.length === 0)
          return callback(
            new ForbiddenTarget(`${hostname} leads to ${bad?.address ?? 'no address'}, which is not public.`),
            '',
            0,
          );
        if (options.all) return (callback as (e: null, a: typeof addresses) => void)(null, addresses);
        callback(null, addresses[0]!.address, addresses[0]!.family);
      });
    },
  };
}
