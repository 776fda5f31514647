import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe } from 'vitest';
import { openStore, type Store } from '../open-store.ts';
import { newDataDirectory } from './new-data-directory.ts';
import { startTestPostgres } from './start-test-postgres.ts';

/** How a suite gets at its database. `reopen` closes and opens it again, as a restart of the process would. */
export interface OpenedStore {
  (): Store;
  reopen(): Promise<void>;
}

/** Run a suite on a fresh embedded database and on a fresh PostgreSQL; the second says so in one line where there is none. */
export function eachEngine(title: string, suite: (store: OpenedStore) => void): void {
  describe(`${title} (embedded)`, () => {
    let dir: string;
    let opened: Store;
    beforeAll(async () => {
      dir = await newDataDirectory();
      opened = await openStore({ dir });
    }, 60_000);
    afterAll(async () => {
      await opened.close();
      await rm(dir, { recursive: true, force: true });
    });
    const reopen = async () => {
      await opened.close();
      opened = await openStore({ dir });
    };
    suite(Object.assign(() => opened, { reopen }));
  });

  describe(`${title} (PostgreSQL)`, async () => {
    const server = await startTestPostgres();
    if (!server) {
      process.stderr.write(`skipped: ${title} on PostgreSQL; apt-get install postgresql brings it\n`);
      describe.skip('no PostgreSQL server here', () => {});
      return;
    }
    let opened: Store;
    beforeAll(async () => {
      opened = await openStore({ url: server.url });
    }, 60_000);
    afterAll(async () => {
      await opened.close();
      await server.stop();
    });
    const reopen = async () => {
      await opened.close();
      opened = await openStore({ url: server.url });
    };
    suite(Object.assign(() => opened, { reopen }));
  });
}
