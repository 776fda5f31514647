import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { guard } from './guard.ts';

describe('an endpoint URL', () => {
  it.each([
    'https://example.com/hook',
    'https://example.com:8443/hook?x=1',
    'https://93.184.216.34/hook',
    'https://[2606:2800:220:1:248:1893:25c8:1946]/hook',
  ])('%s is taken', (url) => {
    expect(guard().checkUrl(url).href).toBe(new URL(url).href);
  });

  it.each([
    ['not a url', /not a URL/],
    ['http://example.com/', /https/],
    ['ftp://example.com/', /https/],
    ['https://user:secret@example.com/', /user name or password/],
    ['https://example.com:5432/', /Port 5432/],
    ['https://127.0.0.1/', /public/],
    ['https://2130706433/', /public/],
    ['https://0x7f.1/', /public/],
    ['https://0177.0.0.1/', /public/],
    ['https://①②⑦.⓪.⓪.①/', /public/],
    ['https://10.0.0.8/', /public/],
    ['https://192.168.1.1/', /public/],
    ['https://169.254.169.254/latest/meta-data', /public/],
    ['https://100.64.0.1/', /public/],
    ['https://0.0.0.0/', /public/],
    ['https://[::1]/', /public/],
    ['https://[::ffff:127.0.0.1]/', /public/],
    ['https://[fe80::1]/', /public/],
    ['https://[fc00::1]/', /public/],
    ['https://[64:ff9b::7f00:1]/', /public/],
    ['https://[2002:7f00:1::]/', /public/],
    ['https://[::7f00:1]/', /public/],
    ['https://[::a9fe:a9fe]/', /public/],
    ['https://[4000::1]/', /public/],
    ['https://[5f00::1]/', /public/],
    ['https://[fd00:ec2::254]/', /public/],
    ['https://168.63.129.16/', /public/],
    ['https://100.100.100.200/', /public/],
    ['https://metadata.google.internal/', /secrets/],
    ['https://METADATA.google.internal./', /secrets/],
  ])('%s is refused', (url, why) => {
    expect(() => guard().checkUrl(url)).toThrow(why);
  });

  it('a private range that the operator allows is taken, and only that', () => {
    const way = guard({ allowRanges: ['10.1.0.0/16'], allowHttp: true, allowPorts: [9000] });
    expect(way.checkUrl('http://10.1.2.3:9000/').port).toBe('9000');
    expect(() => way.checkUrl('http://10.2.2.3:9000/')).toThrow(/public/);
  });
});

it('a name that leads inside is refused when connecting, whatever it led to before', async () => {
  const look = (way: ReturnType<typeof guard>) =>
    new Promise<string | LookupAddress[]>((resolve, reject) =>
      way.lookup('localhost', { all: true }, (error, address) => (error ? reject(error) : resolve(address))),
    );
  await expect(look(guard())).rejects.toThrow(/localhost leads to .*not public/);
  expect(await look(guard({ allowRanges: ['127.0.0.0/8', '::1/128'] }))).not.toHaveLength(0);
});
