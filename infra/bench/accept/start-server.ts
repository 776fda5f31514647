import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A server under load, in a process of its own. */
export interface Server {
  kind: string;
  url: string;
  key: string;
  stop(): Promise<void>;
}

/** @param database a postgres:// URL for `postgres` */
export async function startServer(kind: 'noop' | 'embedded' | 'postgres', database = ''): Promise<Server> {
  const child = fork(new URL('./server.ts', import.meta.url), [kind, database]);
  const [{ url, key }] = (await once(child, 'message')) as [{ url: string; key: string }];
  return {
    kind,
    url,
    key,
    async stop() {
      child.send('stop');
      await once(child, 'exit');
    },
  };
}
