import { CliError } from '../cli-error.ts';
import { readLocalFile } from '../up/local-file.ts';
import type { ServerOptions } from './server-options.ts';

/** The running server, as a command speaks to it. */
export interface Server {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: object): Promise<T>;
  /** long work: `progress` is told as it goes */
  work<T>(path: string, body: object, progress: (done: number, all: number) => void): Promise<T>;
}

/** @throws CliError when there is no server, it does not know the token, or it refuses */
export function server(options: ServerOptions): Server {
  const local = readLocalFile(options.data);
  const url = (options.url ?? local?.at ?? local?.url)?.replace(/\/+$/, '');
  const token = options.token ?? local?.token;
  if (!url || !token)
    throw new CliError(
      `No server is known: there is no installation in ${options.data}. Give --url and --token (or WAYSTAGE_URL and WAYSTAGE_TOKEN), or --data.`,
    );

  async function call(method: string, path: string, body?: object): Promise<Response> {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    }).catch((error: Error) => {
      throw new CliError(
        `The server at ${url} does not answer (${(error.cause as Error)?.message ?? error.message}). Is \`waystage up\` running?`,
      );
    });
    if (!answer.ok) {
      const said = (await answer.json().catch(() => null)) as {
        error?: { message?: string; findings?: unknown };
      } | null;
      throw Object.assign(new CliError(said?.error?.message ?? `The server answered ${answer.status}.`, 1), {
        findings: said?.error?.findings,
      });
    }
    return answer;
  }
  return {
    get: async (path) => (await call('GET', path)).json() as never,
    post: async (path, body) => (await call('POST', path, body)).json() as never,
    async work(path, body, progress) {
      const answer = await call('POST', path, body);
      let rest = '';
      for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
        rest += chunk;
        const lines = rest.split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines.filter(Boolean)) {
          const said = JSON.parse(line);
          if (said.progress) progress(said.progress.done, said.progress.all);
          if (said.error) throw Object.assign(new CliError(said.error.message, 1), { findings: said.error.findings });
          if ('result' in said) return said.result;
        }
      }
      throw new CliError('The server ended its answer in the middle. Its log says why.', 1);
    },
  };
}
