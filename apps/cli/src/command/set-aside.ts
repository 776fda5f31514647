import Table from 'cli-table3';
import { Command, InvalidArgumentError } from 'commander';
import { server } from '../server/server.ts';
import { type ServerOptions, withServer } from '../server/server-options.ts';

interface SetAside {
  id: number;
  hop: string;
  partition: number;
  offset: number;
  company: string | null;
  error: string;
  at: string;
  state: string;
  body: unknown;
}

function number(text: string): number {
  const n = Number(text);
  if (!Number.isSafeInteger(n) || n < 1) throw new InvalidArgumentError('say its number, as `list` shows it.');
  return n;
}

/** `waystage set-aside list|show|retry|drop`: what the pipeline could not digest. */
export function setAsideCommand(): Command {
  const list = withServer(new Command('list'))
    .description('what waits, the newest first')
    .option('--json', 'for machines')
    .action(async (options: ServerOptions & { json?: boolean }) => {
      const { set_aside: all } = await server(options).get<{ set_aside: SetAside[] }>('/v1/set-aside');
      if (options.json) process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
      else if (all.length === 0) process.stdout.write('Nothing is set aside.\n');
      else {
        const table = new Table({
          head: ['number', 'when', 'hop', 'company', 'what went wrong'],
          style: { head: [], border: [] },
        });
        for (const s of all) table.push([s.id, s.at, s.hop, s.company ?? '', s.error.slice(0, 80)]);
        process.stdout.write(`${table.toString()}\n`);
      }
    });
  const show = withServer(new Command('show'))
    .description('one of them whole, as JSON')
    .argument('<number>', 'as `list` shows it', number)
    .action(async (id: number, options: ServerOptions) => {
      const one = await server(options).get<SetAside>(`/v1/set-aside/${id}`);
      process.stdout.write(`${JSON.stringify(one, null, 2)}\n`);
    });
  const settle = (name: string, description: string, done: string) =>
    withServer(new Command(name))
      .description(description)
      .argument('<number>', 'as `list` shows it', number)
      .action(async (id: number, options: ServerOptions) => {
        await server(options).post(`/v1/set-aside/${id}/${name}`, {});
        process.stdout.write(`${id} ${done}\n`);
      });
  return new Command('set-aside')
    .description('what the pipeline could not digest: one event or log entry each, kept while the rest went on')
    .addCommand(list)
    .addCommand(show)
    .addCommand(
      settle('retry', 'try it again, as if it came now; when it fails it is set aside anew', 'is tried again'),
    )
    .addCommand(settle('drop', 'let it be: it counts for nothing, and stays on record', 'is dropped'));
}
