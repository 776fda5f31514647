import { Duplex } from 'node:stream';
import { EngineError } from '../engine-error.ts';
import type { EngineLink } from './engine-link.ts';
import { simpleQuery, wholeTurns } from './whole-turns.ts';

const terminate = 'X'.charCodeAt(0);
/** What `discard all` does, but for UNLISTEN: there is one session for all sockets of all threads, and others listen. */
const newSession = simpleQuery(
  `close all; set session authorization default; reset all; deallocate all; select pg_advisory_unlock_all();
   discard plans; discard temp; discard sequences`,
);

/**
 * What pg takes for its network socket. Whatever it writes goes to the database thread, and the answer comes back, so
 * that both engines share one driver: the same types, parameters and errors.
 */
export class ThreadSocket extends Duplex {
  /** Milliseconds one statement may go without an answer. */
  answerWithin: number;
  readonly #running: () => Promise<EngineLink>;
  #link: EngineLink | null = null;
  #session = 0;
  #unsent: Buffer = Buffer.alloc(0);
  #started = false;

  constructor(running: () => Promise<EngineLink>, answerWithin: number) {
    super();
    this.#running = running;
    this.answerWithin = answerWithin;
  }

  connect(): this {
    this.#connect().catch((error: Error) => this.destroy(error));
    return this;
  }

  async #connect(): Promise<void> {
    const link = await this.#running();
    if (this.destroyed) return;
    void link.ended.then((reason) => this.destroy(reason));
    this.#link = link;
    this.#session = link.enter({
      // Nobody reads it before the session has begun.
      told: (bytes) => void (this.#started && this.#receive(bytes)),
      ended: (reason) => this.destroy(reason),
    });
    await link.ask(newSession, this.answerWithin, this.#session);
    this.emit('connect');
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#link?.leave(this.#session);
    done(error);
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
      this.#link?.leave(this.#session);
      this.push(null);
      return;
    }
    const end = this.#started ? wholeTurns(bytes) : bytes.length;
    this.#started = true;
    this.#unsent = bytes.subarray(end);
    if (end > 0) this.#ask(bytes.subarray(0, end));
  }

  #ask(bytes: Buffer): void {
    if (!this.#link) throw new EngineError('ENGINE_CLOSED', 'The socket was written to before it was connected.');
    this.#link.ask(bytes, this.answerWithin, this.#session).then(
      (answer) => this.#receive(answer),
      (error: Error) => this.destroy(error),
    );
  }

  /** Whole messages, so that what was not asked for stands between answers. */
  #receive(bytes: Uint8Array): void {
    if (!this.readableEnded && !this.destroyed)
      this.push(Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength));
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
