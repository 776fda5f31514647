import { crmEvents, startReceiver, startSite } from '@waystage/demo';
import type { Store } from '@waystage/storage';
import { newSecret } from '@waystage/webhook';
import { createEndpoint, type Guard } from '@waystage/worker';
import type { LocalFile } from './local-file.ts';

const description = 'demo receiver';

/** The demo's endpoint, made at the first start; its secret. */
async function receiverEndpoint(store: Store, guard: Guard, url: string): Promise<string> {
  const known = await store.db
    .selectFrom('endpoint')
    .select(['id', 'secrets'])
    .where('description', '=', description)
    .executeTakeFirst();
  if (known) {
    await store.db.updateTable('endpoint').set({ url }).where('id', '=', known.id).execute();
    return known.secrets[0]!;
  }
  return (await createEndpoint(store.db, guard, { url, description, secret: newSecret() })).secret;
}

/** What a CRM would know already: the facts of the companies and the titles of the people. Told again it changes nothing. */
async function tellFacts(local: LocalFile): Promise<void> {
  const answer = await fetch(`${local.at ?? local.url}/v1/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${local.sites[0]!.secretKey}` },
    body: JSON.stringify({ events: crmEvents() }),
  });
  const receipt = (await answer.json()) as { rejected?: unknown[] };
  if (!answer.ok || receipt.rejected?.length)
    throw new Error(`the demo's facts were not taken: ${JSON.stringify(receipt)}`);
}

/** The demo site and the demo receiver, wired to this installation. */
export async function startDemo(
  store: Store,
  guard: Guard,
  local: LocalFile,
  port: number,
  print: (line: string) => void,
): Promise<{ site: string; receiver: string; close(): Promise<void> }> {
  const secret = await receiverEndpoint(store, guard, `http://localhost:${port + 2}/`);
  const receiver = await startReceiver({ port: port + 2, secret, print });
  const site = await startSite({
    port: port + 1,
    collector: local.url,
    publicKey: local.sites[0]!.publicKey,
    secretKey: local.sites[0]!.secretKey,
  });
  await tellFacts(local);
  return {
    site: site.url,
    receiver: receiver.url,
    async close() {
      await Promise.all([site.close(), receiver.close()]);
    },
  };
}
