import { EngineError } from '../engine-error.ts';
import type { ThreadReply, ThreadRequest } from './thread-message.ts';

/** What both a Worker and a MessagePort are, as far as it is needed here. */
export interface Line {
  postMessage(request: ThreadRequest, transfer?: readonly import('node:worker_threads').Transferable[]): void;
  on(event: 'message', fn: (reply: ThreadReply) => void): unknown;
}

interface Asked {
  readonly within: number;
  waited: number;
  /** It waits for another's transaction, which is no fault of the database's. */
  held: boolean;
  answer(bytes: Uint8Array): void;
  fail(reason: Error): void;
}

/** What a session hears without having asked. */
export interface Session {
  told(bytes: Uint8Array): void;
  /** Its transaction was left alone for too long and is rolled back. */
  ended(reason: EngineError): void;
}

/** Milliseconds between two looks at the clock. A process that was stopped for an hour counts as one look. */
const look = 250;

const busy = () =>
  new EngineError('DATABASE_BUSY', 'The database was busy with other transactions for too long; try again later.');

/** A thread's line to the thread with the embedded database in it, from its start to its end. There is a next one. */
export class EngineLink {
  /** Why it ended; resolves once. */
  readonly ended: Promise<EngineError>;
  /** fsyncs since the database started, and whether other threads waited, as of the last answer. */
  fsyncs = 0;
  busy = false;
  readonly #line: Line;
  readonly #asked = new Map<number, Asked>();
  readonly #sessions = new Map<number, Session>();
  readonly #clock: NodeJS.Timeout;
  #asks = 0;
  #lastSession = 0;
  #end: (reason: EngineError) => void = () => {};
  #reason: EngineError | null = null;

  constructor(line: Line) {
    this.#line = line;
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.#clock = setInterval(() => this.#look(), look);
    this.#clock.unref();
    line.on('message', (reply) => this.receive(reply));
  }

  /** A number for a session of its own. */
  enter(session: Session): number {
    this.#lastSession += 1;
    this.#sessions.set(this.#lastSession, session);
    return this.#lastSession;
  }

  /** The session is over; its transaction, if one is open, is rolled back. */
  leave(session: number): void {
    if (this.#sessions.delete(session) && !this.#reason) this.send({ kind: 'leave', session });
  }

  /**
   * Sends messages of the wire protocol and gives back what the database answers.
   * @throws EngineError ENGINE_RESTARTED when the database ended first, DATABASE_BUSY when others had it for `within`
   * milliseconds; whether the statement took effect is not known
   */
  ask(bytes: Uint8Array, within: number, session = 0): Promise<Uint8Array> {
    if (this.#reason) return Promise.reject(this.#reason);
    this.#asks += 1;
    const id = this.#asks;
    this.send({ kind: 'ask', id, session, bytes });
    return this.expect(id, within);
  }

  /** Ends it, and with it all that was asked. */
  finish(why: string): void {
    if (this.#reason) return;
    const reason = new EngineError('ENGINE_RESTARTED', why);
    this.#reason = reason;
    clearInterval(this.#clock);
    for (const { fail } of this.#asked.values()) fail(reason);
    this.#asked.clear();
    this.#end(reason);
  }

  protected send(request: ThreadRequest): void {
    const transfer = request.kind === 'join' ? [request.port] : [];
    this.#line.postMessage(request, transfer);
  }

  protected expect(id: number, within: number): Promise<Uint8Array> {
    return new Promise((answer, fail) => {
      this.#asked.set(id, { within, waited: 0, held: false, answer, fail });
    });
  }

  protected receive(reply: ThreadReply): void {
    if (reply.kind === 'told') for (const session of this.#sessions.values()) session.told(reply.bytes);
    else if (reply.kind === 'ended') this.#sessions.get(reply.session)?.ended(leftAlone());
    else if (reply.kind === 'held' || reply.kind === 'turn') {
      const asked = this.#asked.get(reply.id);
      if (asked) Object.assign(asked, { held: reply.kind === 'held', waited: 0 });
    } else if (reply.kind === 'answer') {
      this.fsyncs = reply.fsyncs;
      this.busy = reply.busy;
      this.settle(reply.id, reply.bytes);
    }
  }

  protected settle(id: number, bytes: Uint8Array): void {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    asked?.answer(bytes);
  }

  /** It has not answered though nobody else had it. Whoever only uses it waits no longer. */
  protected stuck(_within: number): void {
    this.#failFirst(busy());
  }

  #look(): void {
    const [current] = this.#asked.values();
    if (!current) return;
    current.waited += look;
    if (current.waited <= current.within) return;
    if (current.held) this.#failFirst(busy());
    else this.stuck(current.within);
  }

  #failFirst(reason: Error): void {
    const [first] = this.#asked;
    if (!first) return;
    this.#asked.delete(first[0]);
    first[1].fail(reason);
  }
}

function leftAlone(): EngineError {
  const message = 'A transaction that did nothing while others waited was rolled back.';
  return new EngineError('CONNECTION_LOST', message);
}
