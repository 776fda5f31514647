import { check } from '@waystage/rules';
import { appendEntries, type Store } from '@waystage/storage';
import { sql } from 'kysely';
import { entryId } from '../entry-id.ts';
import { closeRoleBooks } from './close-role-books.ts';
import { DeployError } from './deploy-error.ts';
import { againstDeployed, deployedRules } from './deployed-rules.ts';
import { journeyFolders } from './journey-folders.ts';
import { type RuleFile, readRules, ruleShelf, rulesVersion } from './rule-shelf.ts';

/** What became of a deploy. */
export interface Deployed {
  journey: string;
  version: string;
  /** false: these very files decide already */
  changed: boolean;
}

/**
 * Make a folder of rules the deciding one, from a deploy entry in each partition of the company log on; each journey of a
 * folder that holds several.
 * @param options.shadow they run beside the deciding rules and only tell endpoints that ask what they would have done
 * @throws DeployError with findings, when an error stands in the way; nothing is changed then
 */
export async function deployRules(
  store: Store,
  files: readonly RuleFile[],
  author: string,
  options: { shadow?: boolean } = {},
): Promise<Deployed[]> {
  const deployed = await deployedRules(store.db);
  const shelf = ruleShelf(store.db);
  const rulebooks = new Map((await shelf.newest()).map((d) => [d.version, d.rulebook]));
  const { findings } = check(
    files,
    againstDeployed(deployed, (version) => rulebooks.get(version)),
  );
  const errors = findings.filter((f) => f.severity === 'error');
  if (errors.length > 0)
    throw new DeployError(
      'RULES_DO_NOT_LOAD',
      `These rules have ${errors.length} ${errors.length === 1 ? 'error' : 'errors'} and were not deployed.`,
      findings,
    );
  const done: Deployed[] = [];
  for (const folder of journeyFolders(files))
    done.push(await deployJourney(store, folder, author, options.shadow === true));
  return done;
}

async function deployJourney(
  store: Store,
  files: readonly RuleFile[],
  author: string,
  shadow: boolean,
): Promise<Deployed> {
  const { rulebook, findings } = readRules(files);
  if (!rulebook) throw new DeployError('RULES_DO_NOT_LOAD', 'These rules do not load and were not deployed.', findings);
  const version = rulesVersion(files);
  const journey = rulebook.id;
  return store.db.transaction().execute(async (tx) => {
    await closeRoleBooks(tx);
    const newest = await tx
      .selectFrom('rules_version')
      .select(['version', 'deployed_at'])
      .where('journey', '=', journey)
      .where('shadow', '=', shadow)
      .orderBy('deployed_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (newest?.version === version) return { journey, version, changed: false };
    const deployedAt = new Date(Math.max(Date.now(), (newest?.deployed_at.getTime() ?? 0) + 1));
    await tx
      .insertInto('rules_version')
      .values({ version, journey, files: JSON.stringify(files), author, shadow, deployed_at: deployedAt })
      .onConflict((c) =>
        shadow
          ? c.doNothing()
          : c.column('version').doUpdateSet({ deployed_at: deployedAt, author, shadow, roles_up_to: '' }),
      )
      .execute();
    const id = (partition: number) => entryId(shadow ? 'shadow' : 'deploy', version, deployedAt.getTime(), partition);
    await appendEntries(
      tx,
      Array.from({ length: store.inbox.partitions }, (_, partition) => ({
        id: id(partition),
        partition,
        company: null,
        entry: { type: 'deploy' as const, journey, version, ...(shadow && { shadow }) },
      })),
      deployedAt,
    );
    await sql`select pg_notify('rules', '')`.execute(tx);
    return { journey, version, changed: true };
  });
}
