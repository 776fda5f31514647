import { randomUUID } from 'node:crypto';
import type { StoredEvent } from '@waystage/events';
import type { Store } from '@waystage/storage';
import { sql } from 'kysely';
import { expect } from 'vitest';

/** New companies of which each does what starts a journey in the rules of `crm-suite`: they show that work goes on. */
export interface Canaries {
  /** an event of a company, a minute after the one before */
  event(company: string, more: object): StoredEvent;
  /** what starts a company's journey */
  begin(company: string): StoredEvent[];
  /** how many companies whose domain begins so have moved */
  moved(prefix: string): Promise<number>;
  /** forty new ones come, and all of them move */
  fortyMove(): Promise<void>;
}

export function canaries(store: () => Store): Canaries {
  let at = Date.parse('2026-10-01T08:00:00Z');
  let round = 0;
  const event: Canaries['event'] = (company, more) => {
    at += 60_000;
    const who = { site: 'main', company, person: `per_${company}`, verified: true };
    return { id: randomUUID(), at, received: at, ...who, ...more } as StoredEvent;
  };
  const begin: Canaries['begin'] = (company) => [
    event(company, { event: 'company', domain: company, country: 'NO', employees: 400, relation: 'none' }),
    event(company, { event: 'page_read', path: '/blogg/hva-er-crm', host: 'x' }),
    event(company, { event: 'page_read', path: '/blogg/hva-er-crm', host: 'x' }),
  ];
  const moved: Canaries['moved'] = async (prefix) => {
    const { rows } = await sql<{ n: number }>`
      select count(distinct c.id)::int as n from company c join transition t on t.company = c.id
      where c.domain like ${`${prefix}%`}`.execute(store().db);
    return rows[0]!.n;
  };
  return {
    event,
    begin,
    moved,
    async fortyMove() {
      const prefix = `fersk-${round++}-`;
      await store().inbox.append(Array.from({ length: 40 }, (_, n) => begin(`${prefix}${n}.example`)).flat());
      await expect.poll(() => moved(prefix), { timeout: 10_000, interval: 50 }).toBe(40);
    },
  };
}
