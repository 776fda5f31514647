import { Command, Option } from 'commander';
import { server } from '../server/server.ts';
import { type ServerOptions, withServer } from '../server/server-options.ts';

/** `waystage admin invite`: a new link into the console. */
export function adminCommand(): Command {
  return new Command('admin').description('who may look').addCommand(
    withServer(new Command('invite'))
      .description('print a link into the console, good once, within a day')
      .addOption(
        new Option('--role <role>', 'what they may do')
          .choices(['administrator', 'editor', 'viewer'])
          .default('administrator'),
      )
      .action(async (options: ServerOptions & { role: string }) => {
        const { link } = await server(options).post<{ link: string }>('/v1/invites', { role: options.role });
        process.stdout.write(`${link}\n`);
      }),
  );
}
