import { Command } from 'commander';
import { server } from '../server/server.ts';
import { type ServerOptions, withServer } from '../server/server-options.ts';

/** `waystage explain COMPANY`: why it stands where it stands. */
export function explainCommand(): Command {
  return withServer(new Command('explain'))
    .description('say why a company stands where it stands')
    .argument('<company>', 'its domain, its id here (co_...), or an id of yours')
    .option('--why-not', 'only what is missing for the next stages, by whom and until when')
    .option('--json', 'for machines')
    .action(async (company: string, options: ServerOptions & { whyNot?: boolean; json?: boolean }) => {
      const found = await server(options).get<{ company: string; journeys: { journey: string; text: string }[] }>(
        `/v1/explain/${encodeURIComponent(company)}${options.whyNot ? '?why_not' : ''}`,
      );
      if (options.json) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
      else if (found.journeys.length === 0)
        process.stdout.write(`${found.company}: nobody there has done anything that rules look at yet.\n`);
      else process.stdout.write(`${found.company}\n\n${found.journeys.map((j) => j.text).join('\n\n')}\n`);
    });
}
