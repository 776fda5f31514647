import { borrowEmbedded, openEmbedded } from './embedded/open-embedded.ts';
import type { Engine, SharedEngine } from './engine.ts';
import type { EngineOptions } from './engine-options.ts';
import { openPostgres } from './postgres/open-postgres.ts';

/**
 * Opens the database: an embedded directory (made and initialised when it is not there) or a PostgreSQL server.
 * @param target `dir`: the directory, for one process alone; `url`: postgres://..., `poolSize` connections (10 unless told); what another
 * thread's `share` gave
 * @throws EngineError DATA_DIRECTORY_IN_USE when another process has the directory open, DATA_DIRECTORY_VERSION when
 * another major version of PostgreSQL wrote it, DATA_DIRECTORY_UNUSABLE, ENGINE_NOT_OPENED; of a server what pg throws
 */
export async function openEngine(
  target: { dir: string } | { url: string; poolSize?: number } | SharedEngine,
  options: EngineOptions = {},
): Promise<Engine> {
  if ('port' in target) return borrowEmbedded(target.port, options);
  return 'dir' in target ? openEmbedded(target.dir, options) : openPostgres(target, options);
}
