import { expect, test } from 'vitest';
import { networkOf } from './network-of.ts';

for (const [address, network] of [
  ['203.0.113.77', 'ipv4 203.0.113'],
  ['::ffff:203.0.113.9', 'ipv4 203.0.113'],
  ['2001:db8:1:2:3:4:5:6', 'ipv6 32.1.13.184.0.1'],
  ['2001:db8:1:ffff::1', 'ipv6 32.1.13.184.0.1'],
  ['unknown', ''],
  ['', ''],
])
  test(`${address} is in ${network || 'no network'}`, () => expect(networkOf(address!)).toBe(network));
