import type { Client, ClientBase } from 'pg';
import { EngineError } from './engine-error.ts';

/** How pg says that a connection was lost; it gives these no code. */
const lost = /^(Connection terminated|Client has encountered a connection error)/;

/** SQLSTATE of a write in a session that may only read: a standby, or `default_transaction_read_only`. */
const readOnly = '25006';

/**
 * Makes a lost connection say so with a code: to the statement it was lost under, and, with what led to it, to the
 * next one. Also hears its errors at all: one that nobody hears would end the process.
 */
export function rememberLoss(client: ClientBase): void {
  let loss: Error | null = null;
  client.on('error', (error) => {
    loss ??= withCode(error);
  });
  const query = client.query.bind(client) as (...all: unknown[]) => unknown;
  const ask = (...all: unknown[]) => {
    // With a callback it is the pool's own, which never asks a lost connection.
    if (typeof all.at(-1) === 'function') return query(...all);
    if (loss) return Promise.reject(loss);
    return (query(...all) as Promise<unknown>).catch((error: Error & { code?: string }) => {
      // What a session was opened with is not for ever: the next one asks anew whether the database may be written to.
      if (error.code === readOnly) void (client as Client).end();
      throw withCode(error);
    });
  };
  client.query = ask as ClientBase['query'];
}

function withCode(error: Error): Error {
  if (!lost.test(error.message)) return error;
  return new EngineError('CONNECTION_LOST', 'The connection to the database was lost.', { cause: error });
}
