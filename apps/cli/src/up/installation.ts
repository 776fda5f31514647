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

/** Make sure there is a site and a token, and that `local.json` tells them; a lost file gets new secrets. */
export async function installation(
  store: Store,
  dir: string,
  url: string,
  origins: readonly string[] | undefined,
): Promise<LocalFile> {
  const before = readLocalFile(dir);
  const token =
    before && (await findApiToken(store.db, before.token))
      ? before.token
      : await createApiToken(store.db, 'local', 'administrator');
  const sites = await listSites(store.db);
  const told: LocalFile['sites'] = [];
  for (const site of sites) {
    const secretKey =
      before?.sites.find((s) => s.id === site.id)?.secretKey ?? (await rotateSecretKey(store.db, site.id));
    told.push({ id: site.id, publicKey: site.publicKey, secretKey });
  }
  if (sites.length === 0)
    told.push({
      id: mainSite,
      ...(await createSite(store.db, { id: mainSite, name: 'Main site', origins: origins ?? [] })),
    });
  else if (origins) {
    const known = sites.find((s) => s.id === mainSite)?.origins ?? [];
    await updateSite(store.db, mainSite, { origins: [...new Set([...known, ...origins])] });
  }
  const local = { url, token, sites: told };
  writeLocalFile(dir, local);
  return local;
}
