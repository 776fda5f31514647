import type { Tables } from '@waystage/storage';
import { sql, type Transaction } from 'kysely';
import type { CompanyBook } from './company-book.ts';
import type { PersonRow, VisitorRow } from './who.ts';

/** Write down who is who. Visitors nobody knows anything of take no row. */
export async function savePeople(
  tx: Transaction<Tables>,
  visitors: Iterable<VisitorRow>,
  persons: Iterable<PersonRow>,
  companies: CompanyBook,
): Promise<void> {
  const known = [...visitors].filter((v) => v.person !== null || v.company !== null);
  if (known.length > 0)
    await sql`
      insert into visitor (id, person, company)
      select * from unnest(
        ${known.map((v) => v.id)}::text[],
        ${known.map((v) => v.person)}::text[],
        ${known.map((v) => v.company && companies.get(v.company).id)}::text[])
      on conflict (id) do update set person = excluded.person, company = excluded.company
      where (visitor.person, visitor.company) is distinct from (excluded.person, excluded.company)`.execute(tx);
  const people = [...persons];
  if (people.length > 0)
    await sql`
      update person p set company = n.company, told_role = n.told_role, told_by = n.told_by, roles = n.roles::jsonb
      from unnest(
        ${people.map((p) => p.id)}::text[],
        ${people.map((p) => p.company && companies.get(p.company).id)}::text[],
        ${people.map((p) => p.told_role)}::text[],
        ${people.map((p) => p.told_by)}::text[],
        ${people.map((p) => JSON.stringify(p.roles))}::text[]) as n(id, company, told_role, told_by, roles)
      where p.id = n.id
        and (p.company, p.told_role, p.told_by, p.roles) is distinct from (n.company, n.told_role, n.told_by, n.roles::jsonb)`.execute(
      tx,
    );
}
