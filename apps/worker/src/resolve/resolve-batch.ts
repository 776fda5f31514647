import { actorOf, isDailyId, type StoredEvent } from '@waystage/events';
import { appendEntries, type NewEntry, noteArrivals, partitionOf, type Tables, type Vault } from '@waystage/storage';
import type { Transaction } from 'kysely';
import { mergeInto } from '../by-hand/merge-into.ts';
import { noteCarts } from '../cart/note-carts.ts';
import { entryId } from '../entry-id.ts';
import { companyBook } from './company-book.ts';
import { isJoined } from './is-joined.ts';
import { factsOf, learnFacts } from './learn-facts.ts';
import { learnRole } from './learn-role.ts';
import { type InboxEvent, type Linked, linkEvent } from './link-event.ts';
import { lockPersons } from './lock-persons.ts';
import { putUnjoined } from './put-unjoined.ts';
import type { RoleBook } from './renew-role.ts';
import { savePeople } from './save-people.ts';
import { takeUnjoined } from './take-unjoined.ts';
import { visitorsOf } from './visitors-of.ts';

/** What resolving needs from outside the transaction. */
export interface ResolveDeps {
  vault: Vault;
  /** the role patterns that decide now; read inside the transaction, so that a deploy knows whom they were used for */
  roleBooks: (tx: Transaction<Tables>) => Promise<readonly RoleBook[]>;
  partitions: number;
}
/**
 * The first hop for one batch of one partition, inside the caller's transaction: decide whose each event is, learn what it
 * says of people and companies, and append to the companies' logs; what has no company yet is set aside.
 * Rows are locked in one order everywhere: persons, companies, carts, delivery rates, log heads.
 */
export async function resolveBatch(
  tx: Transaction<Tables>,
  batch: readonly InboxEvent[],
  deps: ResolveDeps,
): Promise<void> {
  const visitors = await visitorsOf(tx, batch);
  const persons = await lockPersons(tx, [
    ...batch.map((b) => b.event.person),
    ...[...visitors.values()].map((v) => v.person),
  ]);
  const identifies = batch.filter((b) => b.event.event === 'identify').map((b) => b.event.person!);
  const titles = await deps.vault.open(identifies, tx);
  const books = identifies.length > 0 ? await deps.roleBooks(tx) : [];

  const linked = batch.map(({ partition, offset, event }) => {
    const visitor = event.visitor === undefined ? undefined : visitors.get(event.visitor);
    const person = persons.get(event.person ?? visitor?.person ?? '');
    return linkEvent({ partition, offset, event }, visitor, person);
  });
  const companies = await companyBook(tx, linked, [...visitors.values(), ...persons.values()]);
  const joined = await takeUnjoined(tx, linked);

  const entries: NewEntry[] = [];
  const append = (company: string, source: StoredEvent, what: string, entry: NewEntry['entry']) =>
    entries.push({
      // a claim's verified copy is another cause
      id: entryId(source.site, source.id, company, source.verified ? `verified ${what}` : what),
      partition: partitionOf(company, deps.partitions),
      company,
      entry,
    });
  const interaction = (company: string, event: StoredEvent, person: string | null, late: boolean) => {
    if (actorOf(event) === null) return;
    append(company, event, 'interaction', {
      type: 'interaction',
      interaction: person === null ? event : { ...event, person },
      ...(late && { late }),
    });
  };

  let waiting: Linked[] = [];
  for (const link of linked) {
    const { event, person } = link;
    const row = person === null ? undefined : persons.get(person);
    const role = row && learnRole(row, event, titles.get(row.id), books);
    if (link.company === null) {
      if (link.identified)
        for (const l of waiting)
          if (l.person === null && l.event.visitor === link.identified.visitor) l.person = link.identified.person;
      if (actorOf(event) !== null && !isDailyId(event.visitor ?? '')) waiting.push(link);
      continue;
    }
    const company = companies.get(link.company);
    if (company.isNew) {
      const guess = learnFacts(company, companies.guess(company), 'guess');
      if (Object.keys(guess).length > 0)
        append(company.id, event, 'guess', { type: 'facts', facts: guess, by: 'guess' });
      company.isNew = false;
    }
    const by = event.verified ? 'seller' : 'claim';
    const facts = event.verified || row?.company === link.company ? learnFacts(company, factsOf(event), by) : {};
    if (event.event === 'company') companies.describe(company, event);
    if (Object.keys(facts).length > 0) append(company.id, event, 'facts', { type: 'facts', facts, by });
    if (role) append(company.id, event, 'role', { type: 'role', person: person!, ...role });
    else if (link.joins.person && row && Object.keys(row.roles).length > 0)
      append(company.id, event, 'role', {
        type: 'role',
        person: person!,
        roles: row.roles,
        by: row.told_by ?? 'title',
      });
    if (link.identified) {
      const { visitor, person, before } = link.identified;
      const places = new Set([company.id, ...(before ? [companies.get(before).id] : [])]);
      for (const place of places) append(place, event, `identified ${place}`, { type: 'identified', visitor, person });
    }
    const joins = (l: Linked) => isJoined(link, { visitor: l.event.visitor, person: l.person, at: l.event.at });
    for (const earlier of [...joined(link), ...waiting.filter(joins).map((l) => l.event)])
      interaction(company.id, earlier, person, true);
    waiting = waiting.filter((l) => !joins(l));
    interaction(company.id, event, person, false);
  }

  await putUnjoined(
    tx,
    waiting,
    linked.filter((l) => l.company === null),
  );
  await savePeople(tx, visitors.values(), persons.values(), companies);
  for (const [younger, survivor] of await companies.save())
    entries.push(...(await mergeInto(tx, younger, survivor, deps.partitions)));
  await noteCarts(tx, linked);
  await noteArrivals(
    tx,
    batch.map((b) => b.event).filter((event) => event.bot === undefined),
  );
  await appendEntries(tx, entries, new Date());
}
