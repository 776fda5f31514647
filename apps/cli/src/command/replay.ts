import { Command } from 'commander';
import { progressBar } from '../server/progress-bar.ts';
import { server } from '../server/server.ts';
import { type ServerOptions, withServer } from '../server/server-options.ts';

/** `waystage replay --verify`: live equals replay. */
export function replayCommand(): Command {
  return withServer(new Command('replay'))
    .description('fold all company logs again from the beginning')
    .requiredOption('--verify', 'compare with what was stored live: the same states, the same transition ids')
    .option('--json', 'for machines')
    .action(async (options: ServerOptions & { json?: boolean }) => {
      const bar = progressBar('replay');
      const done = await server(options).work<{
        entries: number;
        companies: number;
        transitions: number;
        differences: string[];
      }>('/v1/replay', {}, bar.tell);
      bar.end();
      if (options.json) process.stdout.write(`${JSON.stringify(done, null, 2)}\n`);
      else {
        const { entries, companies, transitions, differences } = done;
        process.stdout.write(
          `${entries} entries, ${companies} companies, ${transitions} transitions: ${differences.length === 0 ? 'the same' : `${differences.length} differences`}\n`,
        );
        for (const d of differences) process.stdout.write(`  ${d}\n`);
      }
      process.exitCode = done.differences.length === 0 ? 0 : 1;
    });
}
