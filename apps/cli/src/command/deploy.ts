import { Command } from 'commander';
import { ruleFiles } from '../rule-files.ts';
import { printFindings } from '../server/print-findings.ts';
import { server } from '../server/server.ts';
import { type ServerOptions, withServer } from '../server/server-options.ts';

/** `waystage deploy DIR`: from now on these rules decide. */
export function deployCommand(): Command {
  return withServer(new Command('deploy'))
    .description('make a folder of rules the deciding one, from now on; history is not rewritten')
    .argument('<dir>', 'the folder that holds journey.yaml')
    .option('--author <name>', 'who deploys', process.env.USER ?? 'waystage deploy')
    .action(async (dir: string, options: ServerOptions & { author: string }) => {
      const files = await ruleFiles(dir);
      try {
        const { deployed } = await server(options).post<{
          deployed: { journey: string; version: string; changed: boolean }[];
        }>('/v1/rules', { files, author: options.author });
        for (const { journey, version, changed } of deployed)
          process.stdout.write(
            `${journey}: ${changed ? 'deployed' : 'these very rules decide already'} (${version})\n`,
          );
      } catch (error) {
        await printFindings(error, files);
        throw error;
      }
    });
}
