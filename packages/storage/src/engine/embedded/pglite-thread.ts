import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { openPglite } from './open-pglite.ts';
import type { ThreadReply, ThreadRequest, ThreadSettings } from './thread-message.ts';
import { type Asker, type Holder, nextAsker } from './turns.ts';
import { leavesTransaction, notificationsIn, simpleQuery } from './whole-turns.ts';

// Entry of the thread in which the embedded database runs: bytes in, bytes out, one statement at a time. Several threads
// may ask; there is one session for all of them, so a transaction keeps it until it ends.

interface Client extends Asker {
  readonly port: MessagePort;
  /** Sessions that are over; what still comes of them is not looked at. */
  readonly left: Set<number>;
}

/** Milliseconds between two looks at an open transaction, and how many of them it may do nothing while others wait. */
const look = 1000;
const idleLooks = 10;

const owner = parentPort;
if (!owner) throw new Error('This file is the entry of a worker thread.');
const { pglite, files } = await openPglite(workerData as ThreadSettings, (said) => {
  owner.postMessage({ kind: 'panicked', said } satisfies ThreadReply);
  process.exit(1);
});

const clients = new Set<Client>();
let holder: Holder<Client> | null = null;
let quietLooks = 0;
let atWork = false;
let closing = false;

function send({ port }: Client, reply: ThreadReply, transfer: ArrayBuffer[] = []): void {
  port.postMessage(reply, transfer);
}

function join(port: MessagePort, rank: number): void {
  const client: Client = { port, rank, asks: [], passed: 0, left: new Set() };
  clients.add(client);
  port.on('message', (request: ThreadRequest) => {
    take(client, request);
    void work();
  });
  port.on('close', () => {
    clients.delete(client);
    void work();
  });
}

function take(client: Client, request: ThreadRequest): void {
  if (request.kind === 'join') join(request.port, request.rank);
  else if (request.kind === 'close') closing = true;
  else if (request.kind === 'leave') {
    client.left.add(request.session);
    const others = client.asks.filter((ask) => ask.session !== request.session);
    client.asks.splice(0, client.asks.length, ...others);
  } else if (!client.left.has(request.session)) client.asks.push({ ...request, held: false });
}

async function execute(request: Uint8Array): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  // The parts are views of the database's memory, which the next one overwrites.
  await pglite.execProtocolRawStream(request, { syncToFs: false, onRawData: (part) => parts.push(part.slice()) });
  const [only] = parts;
  if (parts.length === 1 && only) return Buffer.from(only.buffer, only.byteOffset, only.byteLength);
  // Not from Buffer's pool: its memory is given away.
  const all = Buffer.alloc(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function isOver({ asker, session }: Holder<Client>): boolean {
  return asker.left.has(session) || !clients.has(asker);
}

function isAsking(rank: number): boolean {
  return [...clients].some((client) => client.rank === rank && client.asks.length > 0);
}

/** Ends the open transaction of a session that is over. */
async function rollBack(): Promise<void> {
  await execute(simpleQuery('rollback'));
  holder = null;
}

async function serve(client: Client): Promise<void> {
  const ask = client.asks.shift();
  if (!ask) return;
  if (ask.held) send(client, { kind: 'turn', id: ask.id });
  const bytes = await execute(ask.bytes);
  quietLooks = 0;
  holder = leavesTransaction(bytes) ? { asker: client, session: ask.session } : null;
  const told = clients.size > 1 ? notificationsIn(bytes) : null;
  if (told) for (const other of clients) if (other !== client) send(other, { kind: 'told', bytes: told });
  const busy = [...clients].some((other) => other !== client && other.asks.length > 0);
  send(client, { kind: 'answer', id: ask.id, bytes, fsyncs: files.fsyncs, busy }, [bytes.buffer as ArrayBuffer]);
}

/** What has come meanwhile, so that whoever goes first is known before the next is chosen. */
function receive(): void {
  for (const client of clients)
    for (let got = receiveMessageOnPort(client.port); got; got = receiveMessageOnPort(client.port))
      take(client, got.message as ThreadRequest);
}

async function work(): Promise<void> {
  if (atWork) return;
  atWork = true;
  for (;;) {
    receive();
    if (holder && isOver(holder)) await rollBack();
    if (closing && !isAsking(0)) break;
    const next = nextAsker(clients, holder);
    if (!next) break;
    await serve(next);
  }
  for (const client of clients)
    for (const ask of client.asks)
      if (!ask.held) {
        ask.held = true;
        send(client, { kind: 'held', id: ask.id });
      }
  if (closing) await close();
  atWork = false;
}

async function close(): Promise<void> {
  clearInterval(clock);
  await pglite.close();
  owner?.postMessage({ kind: 'closed' } satisfies ThreadReply);
  for (const { port } of clients) port.close();
}

const clock = setInterval(() => {
  const waited = [...clients].some((client) => client.asks.length > 0);
  quietLooks = holder && waited && !atWork ? quietLooks + 1 : 0;
  if (!holder || quietLooks < idleLooks) return;
  const { asker, session } = holder;
  take(asker, { kind: 'leave', session });
  send(asker, { kind: 'ended', session });
  void work();
}, look).unref();

join(owner, 0);
owner.postMessage({ kind: 'opened' } satisfies ThreadReply);
