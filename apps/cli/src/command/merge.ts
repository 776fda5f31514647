import { Command } from 'commander';
import { server } from '../server/server.ts';
import { type ServerOptions, withServer } from '../server/server-options.ts';

/** `waystage merge COMPANY --into COMPANY`: two turned out to be one. */
export function mergeCommand(): Command {
  return withServer(new Command('merge'))
    .description(
      'two companies turned out to be one: the journeys of the first end, what its people did counts for the other',
    )
    .argument('<company>', 'the one that goes up in the other: its domain, its id here (co_...), or an id of yours')
    .requiredOption('--into <company>', 'the one that stays')
    .requiredOption('--reason <text>', 'how that is known')
    .option('--author <name>', 'who says so', process.env.USER ?? 'waystage merge')
    .addHelpText(
      'after',
      '\nThis cannot be taken back.\nExample: waystage merge fjordbank.se --into fjordbank.no --reason "one group"',
    )
    .action(async (name: string, options: ServerOptions & { into: string; reason: string; author: string }) => {
      const { into, reason, author } = options;
      const done = await server(options).post<{ company: string; into: string }>(
        `/v1/companies/${encodeURIComponent(name)}/merge`,
        { into, reason, author },
      );
      process.stdout.write(`${done.company} is ${done.into} from now on\n`);
    });
}
