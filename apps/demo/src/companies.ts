/** A customer company of the demo, as the seller's CRM knows it. */
export interface Company {
  domain: string;
  name: string;
  country: 'NO' | 'SE' | 'DK' | 'FI';
  employees: number;
  industry: string;
  relation: 'none' | 'customer' | 'competitor' | 'supplier';
  /** who looks after it at the seller's */
  owner: string;
}

/** The two companies that visit the demo site. */
export const companies: readonly Company[] = [
  {
    domain: 'fjordbank.example',
    name: 'Fjordbank',
    country: 'NO',
    employees: 400,
    industry: 'banking',
    relation: 'none',
    owner: 'astrid',
  },
  {
    domain: 'bergen-bygg.example',
    name: 'Bergen Bygg & Anlegg',
    country: 'NO',
    employees: 220,
    industry: 'construction',
    relation: 'none',
    owner: 'jørgen',
  },
];
