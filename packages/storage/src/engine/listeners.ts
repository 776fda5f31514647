import { type ClientBase, escapeIdentifier } from 'pg';

type Listener = (payload: string) => void;

/** Who listens to which channel, and the LISTEN of a connection for all of them. */
export class Listeners {
  readonly #channels = new Map<string, Set<Listener>>();

  add(channel: string, listener: Listener): void {
    const known = this.#channels.get(channel);
    if (known) known.add(listener);
    else this.#channels.set(channel, new Set([listener]));
  }

  /** Returns whether that was the channel's last. */
  remove(channel: string, listener: Listener): boolean {
    const known = this.#channels.get(channel);
    if (!known?.delete(listener) || known.size > 0) return false;
    return this.#channels.delete(channel);
  }

  /** LISTENs on a fresh connection to every channel and passes its notifications on. */
  async attach(client: ClientBase): Promise<void> {
    client.on('notification', ({ channel, payload }) => this.#tell(channel, payload ?? ''));
    for (const channel of this.#channels.keys()) await client.query(`listen ${escapeIdentifier(channel)}`);
  }

  /** After a lost connection: notifications may have been missed. */
  wakeAll(): void {
    for (const channel of this.#channels.keys()) this.#tell(channel, '');
  }

  #tell(channel: string, payload: string): void {
    for (const listener of [...(this.#channels.get(channel) ?? [])]) listener(payload);
  }
}
