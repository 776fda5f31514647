/** A UUIDv7 (RFC 9562): sorts by time. `crypto.randomUUID` is missing on plain http, so it is made by hand. */
export function uuid(): string {
  let digits = `${Date.now().toString(16).padStart(12, '0')}7`;
  crypto.getRandomValues(new Uint8Array(19)).forEach((random, n) => {
    digits += n === 3 ? 8 : (random % 16).toString(16);
  });
  return digits.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
