import { existsSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { DurableNodeFs } from './durable-node-fs.ts';
import { initialiseCluster } from './initialise-cluster.ts';
import type { ThreadSettings } from './thread-message.ts';

/** PGlite's own parameters but for `-F`, which turns fsync off. */
const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync'],
];

/** The status with which PGlite leaves the main loop for an ordinary SQL error, and re-enters it. */
const sqlError = 100;

/**
 * Opens the cluster, initialising it when it is not there.
 * @param panicked must not return: it is given what the database said last, and ends the thread
 * @throws with what the database said when it does not open
 */
export async function openPglite(
  { directory }: ThreadSettings,
  panicked: (said: string) => never,
): Promise<{ pglite: PGlite; files: DurableNodeFs }> {
  if (!existsSync(directory)) await initialiseCluster(directory);
  let said = '';
  const files = new DurableNodeFs(directory);
  const onStderr = (line: string) => {
    said = /(?:PANIC|FATAL|ERROR): +(.*)/.exec(line)?.[1] ?? said;
    return false;
  };
  const pglite = await PGlite.create({ fs: files, startParams, onStderr }).catch((error) => {
    throw new Error(said || String(error), { cause: error });
  });
  endOnPanic(pglite, () => panicked(said));
  return { pglite, files };
}

/**
 * PGlite catches whatever is thrown out of the database and goes on, at worst for ever, when the database has panicked
 * (a full disk, a failed fsync). The thread must end instead: opened again it has everything that was acknowledged.
 */
function endOnPanic(pglite: PGlite, panicked: () => never): void {
  const module = pglite.Module;
  const guard = (step: () => void, isFine: (error: { status?: number }) => boolean) => () => {
    try {
      step();
    } catch (error) {
      if (!isFine(error as { status?: number })) panicked();
      throw error;
    }
  };
  module._PostgresMainLoopOnce = guard(module._PostgresMainLoopOnce, ({ status }) => status === sqlError);
  module._PostgresMainLongJmp = guard(module._PostgresMainLongJmp, () => false);
  module._PostgresSendReadyForQueryIfNecessary = guard(module._PostgresSendReadyForQueryIfNecessary, () => false);
}
