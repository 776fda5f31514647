import { extname } from 'node:path';
import { type MessagePort, Worker } from 'node:worker_threads';
import { EngineLink } from './engine-link.ts';
import type { ThreadReply, ThreadSettings } from './thread-message.ts';

/** Beside this file, in the same language: TypeScript from source, JavaScript once built. */
const entry = new URL(`./pglite-thread${extname(import.meta.url)}`, import.meta.url);
/** What opening and closing are asked as; statements have the numbers from 1 on. */
const [opening, closing] = [-1, -2];

/** The thread with the embedded database in it, from its start to its end. It never starts again: there is a next one. */
export class EngineThread extends EngineLink {
  readonly #worker: Worker;

  private constructor(settings: ThreadSettings) {
    const worker = new Worker(entry, { workerData: settings, execArgv: [] });
    super(worker);
    this.#worker = worker;
    worker.on('error', (error) => this.finish(`The embedded database failed: ${error.message}.`));
    worker.on('exit', () => this.finish('The embedded database stopped.'));
  }

  /** @param within milliseconds it may take to open, which includes recovery and, the first time, initialisation */
  static start(settings: ThreadSettings, within: number): Promise<EngineThread> {
    const thread = new EngineThread(settings);
    return thread.expect(opening, within).then(() => thread);
  }

  /** Another thread may ask through this port; of those that wait the lowest rank goes first, and this thread's is 0. */
  join(port: MessagePort, rank: number): void {
    this.send({ kind: 'join', port, rank });
  }

  /** Shuts the database down after what was asked, or cuts it off when that takes too long. */
  async close(within: number): Promise<void> {
    this.send({ kind: 'close' });
    await Promise.race([this.ended, this.expect(closing, within).catch(() => {})]);
    await this.#worker.terminate();
    this.finish('The embedded database was closed.');
  }

  protected override receive(reply: ThreadReply): void {
    if (reply.kind === 'panicked') this.finish(`The embedded database stopped: ${reply.said}.`);
    else if (reply.kind === 'opened') this.settle(opening, new Uint8Array());
    else if (reply.kind === 'closed') this.settle(closing, new Uint8Array());
    else super.receive(reply);
  }

  protected override stuck(within: number): void {
    this.finish(`The embedded database has not answered for ${Math.round(within / 1000)} seconds.`);
    void this.#worker.terminate();
  }
}
