import type { Entry } from '@waystage/events';
import { type Backtest, backtest } from '@waystage/rules';
import type { Store } from '@waystage/storage';
import { DeployError } from './deploy-error.ts';
import { type RuleFile, readRules, ruleShelf } from './rule-shelf.ts';

/** What part of history counts: interactions that happened from `from` to `to` (milliseconds). */
export interface Period {
  from?: number;
  to?: number;
}

/** companies read in one go; short reads, so that acknowledgements on the embedded database do not wait */
const atOnce = 25;

/**
 * Fold the deployed rules and these over every stored company log and compare. Reads in chunks beside the running server.
 * @param progress told now and then how many companies of how many are done
 * @throws DeployError when the rules do not load
 */
export async function backtestRules(
  store: Store,
  files: readonly RuleFile[],
  { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }: Period = {},
  progress: (done: number, all: number) => void = () => {},
): Promise<{ journey: string; deployed: string | null; result: Backtest }> {
  const { rulebook, findings } = readRules(files);
  if (!rulebook)
    throw new DeployError('RULES_DO_NOT_LOAD', 'These rules do not load, so there is nothing to test.', findings);
  const deployed = (await ruleShelf(store.db).newest()).find((d) => d.rulebook.id === rulebook.id) ?? null;
  const testing = backtest(deployed?.rulebook ?? null, rulebook);
  const counts = (entry: Entry) =>
    entry.type === 'interaction' ? entry.interaction.at >= from && entry.interaction.at <= to : entry.received <= to;

  const companies = await store.db.selectFrom('company').select(['id', 'domain']).orderBy('id').execute();
  for (let n = 0; n < companies.length; n += atOnce) {
    const chunk = companies.slice(n, n + atOnce);
    const rows = await store.db
      .selectFrom('company_past')
      .select(['company', 'offset', 'received', 'body'])
      .where(
        'company',
        'in',
        chunk.map((c) => c.id),
      )
      .orderBy('company')
      .orderBy('offset')
      .execute();
    const logs = Map.groupBy(rows, (r) => r.company);
    for (const { id, domain } of chunk) {
      const log = (logs.get(id) ?? []).map((r) => ({
        ...(r.body as Entry),
        offset: r.offset,
        received: r.received.getTime(),
      }));
      testing.add(domain ?? id, log.filter(counts));
    }
    progress(Math.min(n + atOnce, companies.length), companies.length);
  }
  return { journey: rulebook.id, deployed: deployed?.version ?? null, result: testing.result() };
}
