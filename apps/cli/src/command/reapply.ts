import { Command } from 'commander';
import { progressBar } from '../server/progress-bar.ts';
import { server } from '../server/server.ts';
import { type ServerOptions, withServer } from '../server/server-options.ts';

/** `waystage reapply`: the deciding rules, over all of history. */
export function reapplyCommand(): Command {
  return withServer(new Command('reapply'))
    .description(
      'bring every company to where the deployed rules would have brought it, had they always decided; one journey.rebased for each that stands elsewhere then',
    )
    .option('--journey <journey>', 'only this one')
    .option('--author <name>', 'who asks for it', process.env.USER ?? 'waystage reapply')
    .addHelpText('after', '\n`waystage backtest` shows beforehand whom that moves.')
    .action(async (options: ServerOptions & { journey?: string; author: string }) => {
      const { journey, author } = options;
      const bar = progressBar('reapply');
      const done = await server(options)
        .work<{ companies: number; journeys: string[] }>(
          '/v1/rules/reapply',
          { author, ...(journey && { journey }) },
          bar.tell,
        )
        .finally(bar.end);
      const { companies, journeys } = done;
      process.stdout.write(
        `${journeys.join(', ')}: ${companies} ${companies === 1 ? 'company is' : 'companies are'} looked at again\n`,
      );
    });
}
