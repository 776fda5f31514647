import {
  createApiToken,
  createSite,
  findApiToken,
  listSites,
  rotateSecretKey,
  type Store,
  updateSite,
} from '@waystage/storage';
import { type LocalFile, readLocalFile, writeLocalFile } from './local-file.ts';

const mainSite = 'main';

/**
 * Make sure there is a site and a token, and that `local.json` tells them. Starting changes no key: of a site whose secret key
 * this directory does not know the file says none. `origins`, where told, are those of the main site from now on.
 * @param demo the demonstration needs a secret key: one that nobody here knows is made anew
 */
export async function installation(
  store: Store,
  dir: string,
  { url, at }: { url: string; at: string },
  origins: readonly string[] | undefined,
  demo: boolean,
): Promise<LocalFile & { at: string }> {
  const before = readLocalFile(dir);
  const token =
    before && (await findApiToken(store.db, before.token))
      ? before.token
      : await createApiToken(store.db, 'local', 'administrator');
  // of several processes that start together one makes the site
  const made = await createSite(store.db, { id: mainSite, name: 'Main site', origins: origins ?? [] }, true);
  if (!made && origins) await updateSite(store.db, mainSite, { origins });
  const told: LocalFile['sites'] = [];
  for (const site of await listSites(store.db)) {
    const known =
      before?.sites.find((s) => s.id === site.id)?.secretKey ?? (site.id === mainSite ? made?.secretKey : undefined);
    const secretKey = known ?? (demo ? await rotateSecretKey(store.db, site.id) : undefined);
    told.push({ id: site.id, publicKey: site.publicKey, ...(secretKey !== undefined && { secretKey }) });
  }
  const local = { url, at, token, sites: told };
  writeLocalFile(dir, local);
  return local;
}
