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
    .option('--shadow', 'let them run beside the deciding rules: they move nobody, and tell only endpoints that ask')
    .option('--author <name>', 'who deploys', process.env.USER ?? 'waystage deploy')
    .action(async (dir: string, options: ServerOptions & { author: string; shadow?: boolean }) => {
      const files = await ruleFiles(dir);
      try {
        const { deployed } = await server(options).post<{
          deployed: { journey: string; version: string; changed: boolean }[];
        }>('/v1/rules', { files, author: options.author, shadow: options.shadow === true });
        for (const { journey, version, changed } of deployed)
          process.stdout.write(
            `${journey}: ${changed ? (options.shadow ? 'runs as a shadow' : 'deployed') : 'these very rules decide already'} (${version})\n`,
          );
      } catch (error) {
        await printFindings(error, files);
        throw error;
      }
    });
}
