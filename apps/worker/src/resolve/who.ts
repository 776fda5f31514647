import type { CompanyRef } from './company-ref.ts';

/** What is known of a visitor; changed by the events of a batch, in order. */
export interface VisitorRow {
  id: string;
  person: string | null;
  company: CompanyRef | null;
}

/** What is known of a person. */
export interface PersonRow {
  id: string;
  company: CompanyRef | null;
  told_role: string | null;
  told_by: 'sales' | 'person' | null;
  roles: Record<string, string>;
}
