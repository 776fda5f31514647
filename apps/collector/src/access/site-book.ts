import { listSites, type Site, secretHash, type Tables } from '@waystage/storage';
import type { Kysely } from 'kysely';

/** The sites as they were at most two seconds ago, found by key. */
export interface SiteBook {
  byPublicKey(key: string): Promise<Site | undefined>;
  bySecretKey(key: string): Promise<Site | undefined>;
  has(id: string): Promise<boolean>;
  /** whether some site takes events from this origin */
  allows(origin: string): Promise<boolean>;
}

const freshFor = 2000;

/** @param now milliseconds */
export function siteBook(db: Kysely<Tables>, now: () => number): SiteBook {
  type Page = {
    at: number;
    ids: Set<string>;
    publicKeys: Map<string, Site>;
    secretKeys: Map<string, Site>;
    origins: Set<string>;
  };
  let page: Promise<Page> | undefined;
  let readAt = Number.NEGATIVE_INFINITY;

  async function read(): Promise<Page> {
    const sites = await listSites(db);
    return {
      at: now(),
      ids: new Set(sites.map((s) => s.id)),
      publicKeys: new Map(sites.map((s) => [s.publicKey, s])),
      secretKeys: new Map(sites.map((s) => [s.secretHash.toString('hex'), s])),
      origins: new Set(sites.filter((s) => !s.disabled).flatMap((s) => s.origins)),
    };
  }
  function fresh(): Promise<Page> {
    if (!page || now() - readAt > freshFor) {
      readAt = now();
      const before = page;
      page = read().catch((error) => {
        // an old page is better than none while the database is away
        if (before) return before;
        page = undefined;
        throw error;
      });
    }
    return page;
  }
  return {
    byPublicKey: async (key) => (await fresh()).publicKeys.get(key),
    bySecretKey: async (key) => (await fresh()).secretKeys.get(secretHash(key).toString('hex')),
    has: async (id) => (await fresh()).ids.has(id),
    allows: async (origin) => (await fresh()).origins.has(origin),
  };
}
