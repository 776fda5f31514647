import type { Transition } from '@waystage/webhook';

/** A webhook as it arrived and was found genuine. */
export interface Received extends Transition {
  /** `webhook-id`: the same over all tries */
  id: string;
  verified: true;
  /** of the first time, ISO 8601 */
  received_at: string;
  /** how often it arrived */
  times: number;
}

/** How many webhooks are remembered; the oldest go first. */
export const inboxSize = 1000;

/** What has arrived, once by id, oldest first. */
export class Inbox {
  readonly #byId = new Map<string, Received>();

  /** Take it down; null when it has been here before, which is counted. */
  take(id: string, transition: Transition, now: Date): Received | null {
    const before = this.#byId.get(id);
    if (before) {
      before.times += 1;
      return null;
    }
    const received: Received = { id, ...transition, verified: true, received_at: now.toISOString(), times: 1 };
    this.#byId.set(id, received);
    for (const oldest of this.#byId.keys()) if (this.#byId.size > inboxSize) this.#byId.delete(oldest);
    return received;
  }

  all(): Received[] {
    return [...this.#byId.values()];
  }
}
