/** A UUIDv7 (RFC 9562): sorts by time. `crypto.randomUUID` is missing on plain http, so it is made by hand. */
export function uuid(now = Date.now()): string {
  const time = now.toString(16).padStart(12, '0');
  let random = '';
  for (const byte of crypto.getRandomValues(new Uint8Array(9))) random += (byte + 256).toString(16).slice(1);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6)}`;
}
