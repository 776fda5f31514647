import { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { server } from '../server/server.ts';
import { type ServerOptions, withServer } from '../server/server-options.ts';

interface CorrectOptions extends ServerOptions {
  to?: string;
  reason?: string;
  raise?: string;
  clear?: string;
  journey?: string;
  author: string;
}

/** `waystage correct COMPANY`: what people know and no rule could see. */
export function correctCommand(): Command {
  return withServer(new Command('correct'))
    .description('put a company where it belongs, or say what is in its way; kept in its log, with who said so')
    .argument('<company>', 'its domain, its id here (co_...), or an id of yours')
    .option('--to <place>', 'the stage it is in; or outside, won, lost, cancelled')
    .option('--reason <text>', 'why; needed with --to')
    .option('--raise <obstacle>', 'this is in its way')
    .option('--clear <obstacle>', 'this is in its way no longer')
    .option('--journey <journey>', 'in which journey; needed where several are deployed')
    .option('--author <name>', 'who says so', process.env.USER ?? 'waystage correct')
    .addHelpText('after', '\nExample: waystage correct fjordbank.example --to studying --reason "met them at the fair"')
    .action(async (name: string, options: CorrectOptions) => {
      const { to, reason, raise, clear, journey, author } = options;
      if ((to === undefined) === (raise === undefined && clear === undefined) || (raise && clear))
        throw new CliError('Say one thing: --to PLACE --reason TEXT, --raise OBSTACLE, or --clear OBSTACLE.');
      if (to !== undefined && !reason)
        throw new CliError('Say why with --reason: whoever reads the time line will ask.');
      const obstacle = raise ?? clear;
      const done = await server(options).post<{ company: string; journey: string }>(
        `/v1/companies/${encodeURIComponent(name)}/corrections`,
        {
          author,
          ...(journey && { journey }),
          ...(to && { to: { place: to, reason } }),
          ...(obstacle && { obstacle: { name: obstacle, state: raise ? 'raised' : 'cleared' } }),
        },
      );
      const what = to ? `put in ${to}` : `${obstacle} ${raise ? 'raised' : 'cleared'}`;
      process.stdout.write(`${done.company}, ${done.journey}: ${what} by ${author}\n`);
    });
}
