import type { StoredEvent } from '@waystage/events';
import type { Tables } from '@waystage/storage';
import { sql, type Transaction } from 'kysely';
import { isJoined, joinableFor } from './is-joined.ts';
import type { Linked } from './link-event.ts';

/** Take out of `unjoined` what now has a company; answers, for a link, its events of up to 90 days, in the order they happened. */
export async function takeUnjoined(
  tx: Transaction<Tables>,
  linked: readonly Linked[],
): Promise<(link: Linked) => StoredEvent[]> {
  const withCompany = linked.filter((l) => l.company !== null);
  const visitors = withCompany.map((l) => l.joins.visitor).filter((v) => v !== undefined);
  const persons = withCompany.map((l) => l.joins.person).filter((p) => p !== undefined);
  if (visitors.length + persons.length === 0) return () => [];
  const since = new Date(Math.min(...withCompany.map((l) => l.event.received)) - joinableFor);
  const { rows } = await sql<{ visitor: string | null; person: string | null; at: Date; body: StoredEvent }>`
    delete from unjoined
    where (visitor = any(${visitors}::text[]) or person = any(${persons}::text[]))
      and at > ${since}::timestamptz
    returning visitor, person, at, body`.execute(tx);
  rows.sort((a, b) => a.at.getTime() - b.at.getTime());
  let left = rows;
  return (link) => {
    const own = left.filter((r) => isJoined(link, { visitor: r.visitor, person: r.person, at: r.at.getTime() }));
    left = left.filter((r) => !own.includes(r));
    return own.map((r) => r.body);
  };
}
