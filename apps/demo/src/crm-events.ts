import { companies } from './companies.ts';
import { people } from './people.ts';

/**
 * What the seller's CRM tells about the demo's companies and people: the `events` of one `POST /v1/events`.
 * The ids are always the same, so telling it again at the next start counts once.
 */
export function crmEvents(): object[] {
  return [
    ...companies.map((company) => ({ event: 'company', id: `crm-${company.domain}`, ...company })),
    ...people.map(({ id, name, email, title }) => ({ event: 'identify', id: `crm-${id}`, person: email, name, title })),
  ];
}
