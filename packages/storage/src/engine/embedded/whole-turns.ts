/** Types of the wire protocol's messages after which the server answers: Sync, Query, Flush, CopyDone, CopyFail. */
const endsTurn = new Set([...'SQHcf'].map((type) => type.charCodeAt(0)));

/**
 * How many bytes at the start of `bytes` are whole messages up to one that the server answers; 0 when there are none.
 * PGlite must be given nothing less: it cannot wait for the rest.
 * @see https://www.postgresql.org/docs/18/protocol-message-formats.html
 */
export function wholeTurns(bytes: Buffer): number {
  let end = 0;
  for (let at = 0; at + 5 <= bytes.length; ) {
    const next = at + 1 + bytes.readUInt32BE(at + 1);
    if (next > bytes.length) break;
    if (endsTurn.has(bytes.readUInt8(at))) end = next;
    at = next;
  }
  return end;
}
