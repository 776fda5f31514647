import type { StoredEvent } from '@waystage/events';
import type { Tables } from '@waystage/storage';
import { sql, type Transaction } from 'kysely';
import { type CompanyRef, companyId, companyRef } from './company-ref.ts';
import { guessCountry } from './guess-country.ts';
import type { CompanyFacts } from './learn-facts.ts';
import type { Linked } from './link-event.ts';
import type { PersonRow, VisitorRow } from './who.ts';

/** One company of a batch; changed in memory, saved at the end. */
export interface CompanyRow extends CompanyFacts {
  id: string;
  domain: string | null;
  name: string | null;
  owner: string | null;
  ids: Record<string, string>;
  isNew: boolean;
}

/** The companies of a batch, under every name they are known by. */
export interface CompanyBook {
  get(ref: CompanyRef): CompanyRow;
  /** what may be guessed of a company nobody has told anything of */
  guess(company: CompanyRow): Record<string, string>;
  /** take name, owner and ids from a `company` event: the seller's word only */
  describe(company: CompanyRow, event: StoredEvent): void;
  /** answers the pairs that turned out to be one company: an id of the seller's was told of both, the younger first */
  save(): Promise<[younger: string, survivor: string][]>;
}

const key = (ref: CompanyRef) => {
  const at = ref.indexOf(':');
  return { kind: ref.slice(0, at) as 'domain' | 'id', value: ref.slice(at + 1) };
};

const columns = ['id', 'domain', 'name', 'owner', 'ids', 'facts', 'facts_by', 'merged_into'] as const;

/** Lock the companies in order of id; a name that leads to one that was merged leads to its survivor from here on. */
async function lockCompanies(tx: Transaction<Tables>, ids: Map<CompanyRef, string>) {
  const lock = (wanted: Iterable<string>) => {
    const list = [...new Set(wanted)].sort();
    if (list.length === 0) return [];
    return tx.selectFrom('company').select(columns).where('id', 'in', list).orderBy('id').forUpdate().execute();
  };
  const rows = await lock(ids.values());
  const gone = new Map(rows.flatMap((r) => (r.merged_into === null ? [] : [[r.id, r.merged_into]])));
  if (gone.size === 0) return rows;
  for (const [ref, id] of ids) ids.set(ref, gone.get(id) ?? id);
  const missing = [...gone.values()].filter((id) => !rows.some((r) => r.id === id));
  return [...rows.filter((r) => r.merged_into === null), ...(await lock(missing))];
}

async function youngerFirst(tx: Transaction<Tables>, a: string, b: string): Promise<[string, string]> {
  const rows = await tx
    .selectFrom('company')
    .select('id')
    .where('id', 'in', [a, b])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return [rows[0]!.id, rows[1]!.id];
}

/** Find or make the companies a batch speaks of, and lock them in order of id. */
export async function companyBook(
  tx: Transaction<Tables>,
  linked: readonly Linked[],
  people: readonly (VisitorRow | PersonRow)[],
): Promise<CompanyBook> {
  const refs = new Set<CompanyRef>();
  for (const l of linked) {
    if (l.company) refs.add(l.company);
    if (l.identified?.before) refs.add(l.identified.before);
  }
  for (const p of people) if (p.company) refs.add(p.company);
  const made = new Set<string>();
  const named = [...refs].filter((r) => !r.startsWith('co_'));
  const ids = new Map<CompanyRef, string>([...refs].map((r) => [r, companyId(r)]));
  if (named.length > 0) {
    const known = await sql<{ kind: 'domain' | 'id'; value: string; company: string }>`
      select k.kind, k.value, k.company from company_key k
      join unnest(${named.map((r) => key(r).kind)}::text[], ${named.map((r) => key(r).value)}::text[]) as n(kind, value)
        on n.kind = k.kind and n.value = k.value`.execute(tx);
    for (const k of known.rows) ids.set(`${k.kind}:${k.value}`, k.company);
    const fresh = named.filter((r) => !known.rows.some((k) => `${k.kind}:${k.value}` === r)).sort();
    if (fresh.length > 0) {
      const inserted = await sql<{ id: string }>`
        insert into company (id, domain)
        select * from unnest(${fresh.map(companyId)}::text[], ${fresh.map((r) => (r.startsWith('domain:') ? key(r).value : null))}::text[])
        order by 1 on conflict do nothing returning id`.execute(tx);
      for (const row of inserted.rows) made.add(row.id);
      await sql`
        insert into company_key (kind, value, company)
        select * from unnest(${fresh.map((r) => key(r).kind)}::text[], ${fresh.map((r) => key(r).value)}::text[], ${fresh.map(companyId)}::text[])
        order by 1, 2 on conflict do nothing`.execute(tx);
    }
  }
  const rows = await lockCompanies(tx, ids);
  const before = new Map(rows.map((r) => [r.id, JSON.stringify(r)]));
  const companies = new Map(
    rows.map((r) => [r.id, { ...r, facts_by: r.facts_by as CompanyFacts['facts_by'], isNew: made.has(r.id) }]),
  );
  const aliases: { kind: string; value: string; company: string }[] = [];

  return {
    get: (ref) => companies.get(ids.get(ref) ?? ref)!,
    guess(company) {
      const country = company.domain === null ? null : guessCountry(company.domain);
      return country === null ? {} : { country };
    },
    describe(company, event) {
      if (event.event !== 'company' || !event.verified) return;
      company.name = event.name ?? company.name;
      company.owner = event.owner ?? company.owner;
      if (event.domain !== undefined && event.company !== undefined) {
        company.ids = { ...company.ids, [event.site]: event.company };
        const alias = key(companyRef(event.company));
        if (alias.kind === 'id') aliases.push({ ...alias, company: company.id });
      }
    },
    async save() {
      const changed = [...companies.values()].filter(
        ({ isNew: _, ...row }) => JSON.stringify(row) !== before.get(row.id),
      );
      for (const c of changed)
        await tx
          .updateTable('company')
          .set({
            name: c.name,
            owner: c.owner,
            ids: JSON.stringify(c.ids),
            facts: JSON.stringify(c.facts),
            facts_by: JSON.stringify(c.facts_by),
          })
          .where('id', '=', c.id)
          .execute();
      const same: [string, string][] = [];
      for (const { kind, value, company } of aliases) {
        const { rows } = await sql<{ company: string }>`
          insert into company_key (kind, value, company) values (${kind}, ${value}, ${company})
          on conflict (kind, value) do update set company = company_key.company returning company`.execute(tx);
        const other = rows[0]!.company;
        if (other !== company) same.push(await youngerFirst(tx, company, other));
      }
      return same;
    },
  };
}
