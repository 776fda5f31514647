import { randomUUID } from 'node:crypto';
import type { ServerEvent } from '@waystage/events';
import { batches } from './batch.ts';
import type { Receipt } from './receipt.ts';
import { send } from './send.ts';
import type { Settings } from './settings.ts';
import { WaystageError } from './waystage-error.ts';

/** The fields of one kind of event, without its name. */
export type Fields<Name extends ServerEvent['event']> = Omit<Extract<ServerEvent, { event: Name }>, 'event'>;

/**
 * Tells Waystage from a server what no tag can see. Every call resolves when its events are on the collector's disk, or
 * listed as rejected; it throws a `WaystageError` otherwise.
 * @example await new Waystage({ url, secretKey }).meeting({ person: 'kari@fjordbank.example', state: 'held' });
 */
export class Waystage {
  readonly #settings: Settings;

  /** @throws {WaystageError} `bad_settings` */
  constructor(settings: Settings) {
    const url = settings.url?.replace(/\/+$/, '');
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol) || !settings.secretKey?.startsWith('sk_'))
      throw new WaystageError('bad_settings');
    this.#settings = { ...settings, url };
  }

  /**
   * Tell any number of events, in order. Those without `id` and `at` get them here, before the first try, so that no
   * retry counts twice.
   * @param options `historical: true` moves companies and delivers no webhook: for what happened before the installation
   * @throws {WaystageError} whose `unsent` are the events nobody has confirmed
   */
  async events(
    events: readonly ServerEvent[],
    { historical = false }: { historical?: boolean } = {},
  ): Promise<Receipt> {
    const at = Date.now();
    const named = events.map((event) => ({ ...event, id: event.id ?? randomUUID(), at: event.at ?? at }));
    const total: Receipt = { accepted: 0, duplicate: 0, rejected: [] };
    for (const batch of batches(named)) {
      const sent = await send(batch, this.#settings, historical);
      if (!sent.ok) throw new WaystageError(sent.code, { ...sent, unsent: named.slice(batch.first), receipt: total });
      const { receipt } = sent;
      total.accepted += receipt.accepted;
      total.duplicate += receipt.duplicate;
      total.rejected.push(...receipt.rejected.map((one) => ({ ...one, index: one.index + batch.first })));
    }
    return total;
  }

  /** Who somebody is: `person` is a user id or an e-mail address. */
  identify(fields: Fields<'identify'>): Promise<Receipt> {
    return this.events([{ event: 'identify', ...fields }]);
  }

  /** Facts about a company, named by `domain` or by `company`, an id of your own. */
  company(fields: Fields<'company'>): Promise<Receipt> {
    return this.events([{ event: 'company', ...fields }]);
  }

  /** A meeting was booked, held, or not turned up to. */
  meeting(fields: Fields<'meeting'>): Promise<Receipt> {
    return this.events([{ event: 'meeting', ...fields }]);
  }

  /** A proposal was sent, viewed, accepted or rejected. */
  proposal(fields: Fields<'proposal'>): Promise<Receipt> {
    return this.events([{ event: 'proposal', ...fields }]);
  }

  /** The deal stands somewhere else in your own process; `deal_stage` is your own word. */
  deal(fields: Fields<'deal'>): Promise<Receipt> {
    return this.events([{ event: 'deal', ...fields }]);
  }

  /** An order was placed. The same order id is one order, however often and by whomever it is told. */
  order(fields: Fields<'order'>): Promise<Receipt> {
    return this.events([{ event: 'order', ...fields }]);
  }
}
