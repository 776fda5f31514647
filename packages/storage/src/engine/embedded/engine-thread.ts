import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { EngineError } from '../engine-error.ts';
import type { ThreadReply, ThreadRequest, ThreadSettings } from './thread-message.ts';

interface Asked {
  readonly within: number;
  waited: number;
  answer(bytes: Uint8Array): void;
  fail(reason: Error): void;
}

/** Milliseconds between two looks at the clock. A process that was stopped for an hour counts as one look. */
const look = 250;

/** Beside this file, in the same language: TypeScript from source, JavaScript once built. */
const entry = new URL(`./pglite-thread${extname(import.meta.url)}`, import.meta.url);

/** The thread with the embedded database in it, from its start to its end. It never starts again: there is a next one. */
export class EngineThread {
  /** Why it ended; resolves once, after close() or when it failed. */
  readonly ended: Promise<EngineError>;
  /** fsyncs since it started, as of the last answer. */
  fsyncs = 0;
  readonly #worker: Worker;
  readonly #asked: Asked[] = [];
  readonly #clock: NodeJS.Timeout;
  #end: (reason: EngineError) => void = () => {};
  #reason: EngineError | null = null;

  private constructor(settings: ThreadSettings) {
    this.#worker = new Worker(entry, { workerData: settings, execArgv: [] });
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.#clock = setInterval(() => this.#look(), look);
    this.#clock.unref();
    this.#worker.on('message', (reply: ThreadReply) => this.#receive(reply));
    this.#worker.on('error', (error) => this.#finish(`The embedded database failed: ${error.message}.`));
    this.#worker.on('exit', () => this.#finish('The embedded database stopped.'));
  }

  /** @param within milliseconds it may take to open, which includes recovery and, the first time, initialisation */
  static start(settings: ThreadSettings, within: number): Promise<EngineThread> {
    const thread = new EngineThread(settings);
    return thread.#expect(within).then(() => thread);
  }

  /**
   * Sends messages of the wire protocol and gives back what the database answers.
   * @throws EngineError ENGINE_RESTARTED when the thread ended first; whether the statement took effect is not known
   */
  ask(bytes: Uint8Array, within: number): Promise<Uint8Array> {
    if (this.#reason) return Promise.reject(this.#reason);
    this.#send({ kind: 'ask', bytes });
    return this.#expect(within);
  }

  /** Shuts the database down after what was asked, or cuts it off when that takes too long. */
  async close(within: number): Promise<void> {
    if (this.#reason) return;
    this.#send({ kind: 'close' });
    await this.#expect(within).catch(() => {});
    await this.#worker.terminate();
    this.#finish('The embedded database was closed.');
  }

  #send(request: ThreadRequest): void {
    this.#worker.postMessage(request);
  }

  #expect(within: number): Promise<Uint8Array> {
    return new Promise((answer, fail) => {
      this.#asked.push({ within, waited: 0, answer, fail });
    });
  }

  #receive(reply: ThreadReply): void {
    if (reply.kind === 'panicked') this.#finish(`The embedded database stopped: ${reply.said}.`);
    if (reply.kind === 'answer') this.fsyncs = reply.fsyncs;
    this.#asked.shift()?.answer(reply.kind === 'answer' ? reply.bytes : new Uint8Array());
  }

  #look(): void {
    const [current] = this.#asked;
    if (!current) return;
    current.waited += look;
    if (current.waited <= current.within) return;
    this.#finish(`The embedded database has not answered for ${Math.round(current.within / 1000)} seconds.`);
    void this.#worker.terminate();
  }

  #finish(why: string): void {
    if (this.#reason) return;
    const reason = new EngineError('ENGINE_RESTARTED', why);
    this.#reason = reason;
    clearInterval(this.#clock);
    for (const { fail } of this.#asked.splice(0)) fail(reason);
    this.#end(reason);
  }
}
