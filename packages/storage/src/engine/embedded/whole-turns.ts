/** Types of the wire protocol's messages after which the server answers: Sync, Query, Flush, CopyDone, CopyFail. */
const endsTurn = new Set([...'SQHcf'].map((type) => type.charCodeAt(0)));
const notification = 'A'.charCodeAt(0);
const ready = 'Z'.charCodeAt(0);

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

/** Whether an answer leaves its session in a transaction: it ends with ReadyForQuery, which says so. */
export function leavesTransaction(answer: Buffer): boolean {
  const last = answer.length - 6;
  return last >= 0 && answer[last] === ready ? String.fromCharCode(answer[last + 5] ?? 0) !== 'I' : true;
}

/** The notifications in an answer, whole messages one after another; null when there are none. */
export function notificationsIn(answer: Buffer): Buffer | null {
  const found: Buffer[] = [];
  for (let at = 0; at + 5 <= answer.length; ) {
    const next = at + 1 + answer.readUInt32BE(at + 1);
    if (answer[at] === notification) found.push(answer.subarray(at, next));
    at = next;
  }
  return found.length > 0 ? Buffer.concat(found) : null;
}

/** One simple query as the wire protocol has it. */
export function simpleQuery(sql: string): Buffer {
  const head = Buffer.from('Q\0\0\0\0');
  head.writeUInt32BE(4 + sql.length + 1, 1);
  return Buffer.concat([head, Buffer.from(`${sql}\0`)]);
}
