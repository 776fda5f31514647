import { createHash } from 'node:crypto';
import { type Finding, loadRulebook, type Rulebook } from '@waystage/rules';
import type { Tables } from '@waystage/storage';
import type { Kysely } from 'kysely';
import { DeployError } from './deploy-error.ts';

export interface RuleFile {
  path: string;
  text: string;
}

/** The deployed rules, by version, loaded once each. */
export interface RuleShelf {
  /** @param tx the transaction the caller is in, if any  @throws DeployError when the stored files do not load with this engine */
  get(version: string, tx?: Kysely<Tables>): Promise<Rulebook>;
  /** the newest deployed version of every journey */
  newest(tx?: Kysely<Tables>): Promise<{ version: string; rulebook: Rulebook }[]>;
}

/** The version of a folder of rules: `sha256:` and the hash over its files by path. */
export function rulesVersion(files: readonly RuleFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1)))
    hash.update(JSON.stringify([path, text]));
  return `sha256:${hash.digest('hex')}`;
}

/** Load a folder; what it does not say right is in the findings. */
export function readRules(files: readonly RuleFile[]): { rulebook: Rulebook | null; findings: readonly Finding[] } {
  return loadRulebook(files, { version: rulesVersion(files) });
}

export function ruleShelf(db: Kysely<Tables>): RuleShelf {
  const shelf = new Map<string, Rulebook>();
  const load = (version: string, files: readonly RuleFile[]): Rulebook => {
    const known = shelf.get(version);
    if (known) return known;
    const { rulebook, findings } = readRules(files);
    if (!rulebook) throw new DeployError('RULES_DO_NOT_LOAD', `The deployed rules ${version} do not load.`, findings);
    shelf.set(version, rulebook);
    return rulebook;
  };
  return {
    async get(version, tx = db) {
      const known = shelf.get(version);
      if (known) return known;
      const row = await tx
        .selectFrom('rules_version')
        .select('files')
        .where('version', '=', version)
        .executeTakeFirstOrThrow();
      return load(version, row.files);
    },
    async newest(tx = db) {
      const rows = await tx
        .selectFrom('rules_version')
        .where('shadow', '=', false)
        .distinctOn('journey')
        .select(['journey', 'version'])
        .orderBy('journey')
        .orderBy('deployed_at', 'desc')
        .execute();
      const found: { version: string; rulebook: Rulebook }[] = [];
      for (const { version } of rows) found.push({ version, rulebook: await this.get(version, tx) });
      return found;
    },
  };
}
