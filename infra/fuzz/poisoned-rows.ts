import { randomUUID } from 'node:crypto';
import type { Entry, StoredEvent } from '@waystage/events';
import { appendEntries, type Store } from '@waystage/storage';

/** A row that no door would let in, written behind it: what a version with a fault, or a hand in the database, may leave. */
export interface PoisonedRow {
  says: string;
  put(store: Store): Promise<unknown>;
}

const inbox = (says: string, more: object): PoisonedRow => ({
  says: `inbox: ${says}`,
  put(store) {
    const id = randomUUID();
    const now = Date.now();
    const event = { id, site: 'gift', at: now, received: now, verified: true, event: 'form', name: 'demo', ...more };
    return store.inbox.append([event as unknown as StoredEvent]);
  },
});

/** Into the log of every partition, so that none is left without one. */
const log = (says: string, entry: object | null): PoisonedRow => ({
  says: `company log: ${says}`,
  put: ({ db, inbox: { partitions } }) =>
    appendEntries(
      db,
      Array.from({ length: partitions }, (_, partition) => ({
        id: randomUUID(),
        partition,
        company: `co_gift${partition}`,
        entry: entry as unknown as Entry,
      })),
      new Date(),
    ),
});

/** One kind each of what the pipeline's two logs can hold that cannot be worked off. */
export const poisonedRows: readonly PoisonedRow[] = [
  inbox('NUL in a company', { company: 'gift\u0000.no' }),
  inbox('NUL in a visitor', { visitor: 'aaaaaaaa\u0000' }),
  inbox('half a pair in a visitor', { visitor: 'aaaaaaaa\ud800' }),
  inbox('NUL in a person', { person: 'per_\u0000', company: 'gift.no' }),
  inbox('a company longer than an index takes', { company: randomUUID().repeat(400) }),
  inbox('a time that is none', { at: 'yesterday', company: 'gift.no' }),
  inbox('a time after all times', { at: 1e300, company: 'gift.no' }),
  inbox('an event nobody knows', { event: 'nonsense', company: 'gift.no' }),
  inbox('an event that is a list', { event: ['form'], company: 'gift.no' }),
  inbox('a company that is an object', { company: {}, visitor: randomUUID() }),
  inbox('facts that are null', { event: 'company', domain: 'gift.no', facts: null }),
  inbox('a domain that is a number', { event: 'company', domain: 7, visitor: randomUUID() }),
  inbox('a cart of NUL', { event: 'cart', action: 'changed', visitor: randomUUID(), product: '\u0000' }),
  inbox('an identity of nobody', { event: 'identify', person: null, visitor: randomUUID() }),
  log('no entry', null),
  log('an entry nobody knows', { type: 'nonsense' }),
  log('an interaction of nothing', { type: 'interaction', interaction: null }),
  log('an interaction at no time', { type: 'interaction', interaction: { id: 'x', event: 'form', at: 'x' } }),
  log('an interaction with NUL', {
    type: 'interaction',
    interaction: { id: 'x\u0000', event: 'form', name: '\u0000', at: Date.now(), received: Date.now(), site: 'gift' },
  }),
  log('rules that are not there', { type: 'deploy', journey: 'first-journey', version: 'sha256:0000' }),
  log('facts of nothing', { type: 'facts', facts: null, by: 'seller' }),
  log('roles of nothing', { type: 'role', person: 'per_x', roles: null, by: 'sales' }),
  log('a merge with nobody', { type: 'merged', into: null, from: null }),
  log('a correction to nowhere', {
    type: 'corrected',
    journey: 'first-journey',
    to: 'nowhere',
    author: 'x',
    reason: 'x',
  }),
];
