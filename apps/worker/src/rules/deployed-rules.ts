import type { Rulebook } from '@waystage/rules';
import type { Tables } from '@waystage/storage';
import { type Kysely, sql } from 'kysely';
import type { RuleFile } from './rule-shelf.ts';

/** The rules of one journey that decide now, and how many companies stand in each of its stages. */
export interface DeployedRules {
  journey: string;
  version: string;
  files: RuleFile[];
  companies: Record<string, number>;
}

/** What is deployed, newest version of each journey. */
export async function deployedRules(db: Kysely<Tables>): Promise<DeployedRules[]> {
  const versions = await db
    .selectFrom('rules_version')
    .where('shadow', '=', false)
    .distinctOn('journey')
    .select(['journey', 'version', 'files'])
    .orderBy('journey')
    .orderBy('deployed_at', 'desc')
    .execute();
  const { rows } = await sql<{ journey: string; stage: string; n: number }>`
    select journey, view->>'stage' as stage, count(*) as n from journey_state group by 1, 2`.execute(db);
  return versions.map((v) => ({
    ...v,
    companies: Object.fromEntries(rows.filter((r) => r.journey === v.journey).map((r) => [r.stage, r.n])),
  }));
}

/** What `check` needs to know of it. */
export function againstDeployed(
  deployed: readonly DeployedRules[],
  rulebookOf: (version: string) => Rulebook | undefined,
) {
  return (journey: string) => {
    const own = deployed.find((d) => d.journey === journey);
    if (!own) return {};
    const rulebook = rulebookOf(own.version);
    return { deployed: { companies: own.companies, ...(rulebook && { rulebook }) } };
  };
}
