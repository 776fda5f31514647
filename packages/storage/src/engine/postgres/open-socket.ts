import { Socket } from 'node:net';
import { EngineError } from '../engine-error.ts';

/**
 * A socket for pg that is cut after `silence` milliseconds without a byte in either direction. While the server is
 * frozen its own timeouts do not run either, and a cut connection, unlike a timed-out query, cannot be given back to
 * the pool with its transaction still open.
 */
export function openSocket(silence: number): Socket {
  const socket = new Socket();
  socket.setTimeout(silence, () => {
    const seconds = Math.round(silence / 1000);
    socket.destroy(new EngineError('DATABASE_SILENT', `The database has not answered for ${seconds} seconds.`));
  });
  return socket;
}
