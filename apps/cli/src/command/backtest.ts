import type { Backtest } from '@waystage/rules';
import { Command, InvalidArgumentError } from 'commander';
import { ruleFiles } from '../rule-files.ts';
import { printFindings } from '../server/print-findings.ts';
import { progressBar } from '../server/progress-bar.ts';
import { server } from '../server/server.ts';
import { type ServerOptions, withServer } from '../server/server-options.ts';

function moment(text: string): string {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new InvalidArgumentError('a date such as 2026-03-01, or a time with its zone.');
  return at.toISOString();
}

/** `waystage backtest --rules DIR`: what these rules would have said of the stored history. */
export function backtestCommand(): Command {
  return withServer(new Command('backtest'))
    .description('fold a folder of rules over the stored history and compare with the deployed rules')
    .requiredOption('--rules <dir>', 'the folder that holds journey.yaml')
    .option('--from <date>', 'only what happened from then on', moment)
    .option('--to <date>', 'only what happened until then', moment)
    .option('--all', 'name every company behind each number')
    .option('--json', 'for machines')
    .action(
      async (options: ServerOptions & { rules: string; from?: string; to?: string; all?: boolean; json?: boolean }) => {
        const files = await ruleFiles(options.rules);
        const bar = progressBar('backtest');
        const { from, to } = options;
        try {
          const done = await server(options).work<{ journey: string; deployed: string | null; result: Backtest }>(
            '/v1/backtests',
            { files, ...(from && { from }), ...(to && { to }) },
            bar.tell,
          );
          bar.end();
          if (options.json) process.stdout.write(`${JSON.stringify(done, null, 2)}\n`);
          else {
            const { printBacktest } = await import('@waystage/rules');
            const against = done.deployed
              ? `the deployed rules (${done.deployed.slice(0, 19)})`
              : 'no rules: none are deployed';
            process.stdout.write(
              `${done.journey} against ${against}\n${printBacktest(done.result, options.all ? Number.POSITIVE_INFINITY : 5)}\n`,
            );
          }
        } catch (error) {
          bar.end();
          await printFindings(error, files);
          throw error;
        }
      },
    );
}
