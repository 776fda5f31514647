import { isDailyId, type StoredEvent } from '@waystage/events';
import { type CompanyRef, companyRef } from './company-ref.ts';
import type { PersonRow, VisitorRow } from './who.ts';

/** An accepted event and its place in the inbox. */
export interface InboxEvent {
  partition: number;
  offset: number;
  event: StoredEvent;
}

/** Whose one event is, and what it made known of who is who. */
export interface Linked extends InboxEvent {
  person: string | null;
  company: CompanyRef | null;
  /** the visitor just turned out to be this person; `before` is where what the visitor did so far stands */
  identified: { visitor: string; person: string; before: CompanyRef | null } | null;
  /** whose earlier events now have a company */
  joins: { visitor?: string; person?: string };
}

/**
 * Decide person and company of one event, and remember it in the two rows (which are changed). Company, in this order:
 * told by the server; the person's; the domain of a business e-mail address; the visitor's own claim.
 */
export function linkEvent(at: InboxEvent, visitor: VisitorRow | undefined, person: PersonRow | undefined): Linked {
  const { event } = at;
  const linked: Linked = { ...at, person: person?.id ?? null, company: null, identified: null, joins: {} };
  // whom nobody knows tomorrow is no person, and nothing earlier is theirs
  const lasting = visitor !== undefined && !isDailyId(visitor.id);
  if (event.event === 'identify' && lasting && person && visitor.person !== person.id) {
    linked.identified = { visitor: visitor.id, person: person.id, before: visitor.company };
    visitor.person = person.id;
    linked.joins.visitor = visitor.id;
  }

  const told = toldCompany(event);
  if (event.verified && told) {
    linked.company = told;
    if (person && person.company !== told) {
      if (person.company === null) linked.joins.person = person.id;
      person.company = told;
    }
    return linked;
  }
  if (person?.company) linked.company = person.company;
  else if (person && event.domain && !event.free_mail) {
    linked.company = person.company = `domain:${event.domain}`;
    linked.joins.person = person.id;
  } else if (visitor) {
    if (visitor.company === null && told) {
      visitor.company = told;
      if (lasting) linked.joins.visitor = visitor.id;
    }
    linked.company = visitor.company;
  }
  return linked;
}

function toldCompany(event: StoredEvent): CompanyRef | null {
  if (event.event === 'company') {
    const name = event.domain ?? event.company;
    return name === undefined ? null : companyRef(name);
  }
  return event.company === undefined ? null : companyRef(event.company);
}
