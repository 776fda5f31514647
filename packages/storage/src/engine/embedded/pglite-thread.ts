import { parentPort, workerData } from 'node:worker_threads';
import { openPglite } from './open-pglite.ts';
import type { ThreadReply, ThreadRequest, ThreadSettings } from './thread-message.ts';

// Entry of the thread in which the embedded database runs: bytes in, bytes out, one statement at a time.
const port = parentPort;
if (!port) throw new Error('This file is the entry of a worker thread.');
const send = (reply: ThreadReply, transfer: ArrayBuffer[] = []) => port.postMessage(reply, transfer);
const { pglite, files } = await openPglite(workerData as ThreadSettings, (said) => {
  send({ kind: 'panicked', said });
  process.exit(1);
});

async function answer(request: Uint8Array): Promise<void> {
  const parts: Uint8Array[] = [];
  // The parts are views of the database's memory, which the next one overwrites.
  await pglite.execProtocolRawStream(request, { syncToFs: false, onRawData: (part) => parts.push(part.slice()) });
  const [only] = parts;
  const bytes = parts.length === 1 && only ? only : new Uint8Array(Buffer.concat(parts));
  send({ kind: 'answer', bytes, fsyncs: files.fsyncs }, [bytes.buffer as ArrayBuffer]);
}

port.on('message', async (request: ThreadRequest) => {
  if (request.kind === 'ask') return answer(request.bytes);
  await pglite.close();
  send({ kind: 'closed' });
  port.close();
});
send({ kind: 'opened' });
