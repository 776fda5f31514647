import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectorApp } from '@waystage/collector';
import { createSite, openStore, openVault } from '@waystage/storage';
import fastify from 'fastify';

const [kind, database] = process.argv.slice(2);
const dir = mkdtempSync(join(tmpdir(), 'waystage-bench-'));
const closers: (() => Promise<unknown>)[] = [];
let key = '';

async function noop() {
  const app = fastify();
  app.addContentTypeParser('text/plain', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'));
  app.post('/e', async (_, reply) => reply.code(202).send({ accepted: 1, duplicate: 0, rejected: [] }));
  return app;
}

async function collector() {
  const store = await openStore(kind === 'postgres' ? { url: database! } : { dir: join(dir, 'database') });
  closers.push(() => store.close());
  key = (await createSite(store.db, { id: 'bench', name: 'Bench', origins: [] })).publicKey;
  return collectorApp({ store, vault: openVault(store.db, randomBytes(32)) });
}

const app = kind === 'noop' ? await noop() : await collector();
closers.push(() => app.close());
const url = await app.listen({ port: 0, host: '127.0.0.1' });
process.send?.({ url, key });
process.on('message', async () => {
  for (const close of closers.reverse()) await close();
  rmSync(dir, { recursive: true, force: true });
  process.exit(0);
});
