import { once } from 'node:events';
import { Agent, type ClientRequest, request as httpRequest } from 'node:http';
import type { Door } from './canaries.ts';
import { type FuzzRequest, fuzzRequest } from './request.ts';

/** What went wrong with one request. */
export interface Fault {
  n: number;
  what: string;
  request: FuzzRequest;
}
export interface Fuzzed {
  /** answers by status; 0: the connection was cut without one */
  answers: Map<number, number>;
  faults: Fault[];
}

const connections = 64;
/** longer than the server lets any request last */
const patience = 15_000;

async function send(door: Door, agent: Agent, { method, path, headers, body }: FuzzRequest) {
  const { hostname, port } = new URL(door.url);
  const length = body ? { 'content-length': String(body.length) } : {};
  const request: ClientRequest = httpRequest({
    agent,
    hostname,
    port,
    method,
    path,
    headers: { ...headers, ...length },
    timeout: patience,
  });
  request.on('timeout', () => request.destroy(new Error('no answer')));
  request.end(body ?? undefined);
  const [response] = await once(request, 'response');
  let text = '';
  for await (const chunk of response) text += chunk;
  return { status: response.statusCode as number, text };
}

/** Send the requests `from` to `from + count` of a seed, 64 under way at a time. @param progress told how many are done */
export async function fuzz(
  door: Door,
  { seed, from = 0, count }: { seed: number; from?: number; count: number },
  progress: (done: number) => void = () => {},
): Promise<Fuzzed> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const answers = new Map<number, number>();
  const faults: Fault[] = [];
  let next = from;
  let done = 0;
  const one = async () => {
    while (next < from + count && faults.length < 50) {
      const n = next++;
      const request = fuzzRequest(door, seed, n);
      // a server that closes an idle connection may cut a request that was just on its way: that one is sent again
      const answer = await send(door, agent, request)
        .catch((e: NodeJS.ErrnoException) =>
          e.code === 'ECONNRESET' || e.code === 'EPIPE' ? send(door, new Agent(), request) : Promise.reject(e),
        )
        .catch((e: NodeJS.ErrnoException) => ({ status: 0, text: e.code ?? e.message }));
      answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1);
      if (answer.status >= 500 || answer.status === 0)
        faults.push({ n, what: `${answer.status || 'no answer'} ${answer.text.slice(0, 300)}`, request });
      if (++done % 100 === 0) progress(done);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  agent.destroy();
  return { answers, faults };
}
