import { Duplex } from 'node:stream';
import { EngineError } from '../engine-error.ts';
import type { EngineThread } from './engine-thread.ts';
import { wholeTurns } from './whole-turns.ts';

const terminate = 'X'.charCodeAt(0);
/** There is one session for all sockets one after the other: a new one must not find the last one's transaction. */
const newSession = Buffer.concat([query('rollback'), query('discard all')]);

function query(sql: string): Buffer {
  const head = Buffer.from('Q\0\0\0\0');
  head.writeUInt32BE(4 + sql.length + 1, 1);
  return Buffer.concat([head, Buffer.from(`${sql}\0`)]);
}

/**
 * What pg takes for its network socket. Whatever it writes goes to the database thread, and the answer comes back, so
 * that both engines share one driver: the same types, parameters and errors.
 */
export class ThreadSocket extends Duplex {
  /** Milliseconds one statement may go without an answer. */
  answerWithin: number;
  readonly #running: () => Promise<EngineThread>;
  #thread: EngineThread | null = null;
  #unsent: Buffer = Buffer.alloc(0);
  #started = false;

  constructor(running: () => Promise<EngineThread>, answerWithin: number) {
    super();
    this.#running = running;
    this.answerWithin = answerWithin;
  }

  connect(): this {
    this.#connect().catch((error: Error) => this.destroy(error));
    return this;
  }

  async #connect(): Promise<void> {
    const thread = await this.#running();
    void thread.ended.then((reason) => this.destroy(reason));
    await thread.ask(newSession, this.answerWithin);
    this.#thread = thread;
    this.emit('connect');
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#send([chunk]);
    done();
  }

  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.#send(chunks.map(({ chunk }) => chunk));
    done();
  }

  #send(chunks: Buffer[]): void {
    const bytes = this.#unsent.length + chunks.length > 1 ? Buffer.concat([this.#unsent, ...chunks]) : chunks[0];
    if (!bytes) return;
    if (bytes[0] === terminate) {
      this.push(null);
      return;
    }
    const end = this.#started ? wholeTurns(bytes) : bytes.length;
    this.#started = true;
    this.#unsent = bytes.subarray(end);
    if (end > 0) this.#ask(bytes.subarray(0, end));
  }

  #ask(bytes: Buffer): void {
    if (!this.#thread) throw new EngineError('ENGINE_CLOSED', 'The socket was written to before it was connected.');
    this.#thread.ask(bytes, this.answerWithin).then(
      (answer) => this.push(Buffer.from(answer.buffer as ArrayBuffer, answer.byteOffset, answer.byteLength)),
      (error: Error) => this.destroy(error),
    );
  }

  // What pg asks of a network socket and means nothing here.
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
}
