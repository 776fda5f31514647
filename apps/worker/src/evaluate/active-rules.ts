import type { Rulebook } from '@waystage/rules';
import type { Tables } from '@waystage/storage';
import type { Transaction } from 'kysely';
import type { RuleShelf } from '../rules/rule-shelf.ts';

interface Active {
  rulebook: Rulebook;
  version: string;
}

/** The rules that decide in a partition, as its log stands now. */
export interface ActiveRules {
  get(journey: string): Active | undefined;
  all(): Iterable<Active>;
  /** From this entry on, `version` decides. */
  activate(journey: string, version: string): Promise<void>;
  /** From here on nothing decides for this journey. */
  retire(journey: string): Promise<void>;
}

/** @param table `active_rules` for those that decide, `shadow_rules` for those that run beside */
export async function activeRules(
  tx: Transaction<Tables>,
  partition: number,
  shelf: RuleShelf,
  table: 'active_rules' | 'shadow_rules',
): Promise<ActiveRules> {
  const rows = await tx
    .selectFrom(table)
    .select(['journey', 'version'])
    .where('partition', '=', partition)
    .orderBy('journey')
    .execute();
  const active = new Map<string, Active>();
  for (const { journey, version } of rows) active.set(journey, { rulebook: await shelf.get(version, tx), version });
  return {
    get: (journey) => active.get(journey),
    all: () => active.values(),
    async activate(journey, version) {
      active.set(journey, { rulebook: await shelf.get(version, tx), version });
      await tx
        .insertInto(table)
        .values({ partition, journey, version })
        .onConflict((c) => c.columns(['partition', 'journey']).doUpdateSet({ version }))
        .execute();
    },
    async retire(journey) {
      active.delete(journey);
      await tx.deleteFrom(table).where('partition', '=', partition).where('journey', '=', journey).execute();
    },
  };
}
