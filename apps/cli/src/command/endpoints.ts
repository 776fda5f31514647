import Table from 'cli-table3';
import { Command } from 'commander';
import { server } from '../server/server.ts';
import { type ServerOptions, withServer } from '../server/server-options.ts';

interface Endpoint {
  id: string;
  url: string;
  types: string[];
  disabled_why: string | null;
  pending: number;
  delivered: number;
  given_up: number;
}

/** `waystage endpoints add|list`: where webhooks go. */
export function endpointsCommand(): Command {
  const add = withServer(new Command('add'))
    .description('deliver transitions to this URL from now on; prints the secret to verify them with, once')
    .argument('<url>', 'https://...')
    .option('--types <type...>', 'only these, such as stage.advanced; default all')
    .option('--journeys <journey...>', 'only of these journeys; default all')
    .option('--shadow', 'also what shadow rules would have done, marked so')
    .option('--description <text>', 'whose it is')
    .action(
      async (
        url: string,
        options: ServerOptions & { types?: string[]; journeys?: string[]; description?: string; shadow?: boolean },
      ) => {
        const { types, journeys, description, shadow } = options;
        const made = await server(options).post<{ id: string; secret: string }>('/v1/endpoints', {
          url,
          ...(types && { types }),
          ...(journeys && { journeys }),
          ...(description && { description }),
          ...(shadow && { shadow }),
        });
        process.stdout.write(`${made.id}\nsecret (shown once): ${made.secret}\n`);
      },
    );
  const list = withServer(new Command('list'))
    .description('all endpoints and how they do')
    .option('--json', 'for machines')
    .action(async (options: ServerOptions & { json?: boolean }) => {
      const { endpoints } = await server(options).get<{ endpoints: Endpoint[] }>('/v1/endpoints');
      if (options.json) process.stdout.write(`${JSON.stringify(endpoints, null, 2)}\n`);
      else if (endpoints.length === 0) process.stdout.write('No endpoints yet: waystage endpoints add https://...\n');
      else {
        const table = new Table({
          head: ['id', 'url', 'types', 'waiting', 'delivered', 'given up', ''],
          style: { head: [], border: [] },
        });
        for (const e of endpoints)
          table.push([
            e.id,
            e.url,
            e.types.join(' ') || 'all',
            e.pending,
            e.delivered,
            e.given_up,
            e.disabled_why ? `off: ${e.disabled_why}` : '',
          ]);
        process.stdout.write(`${table.toString()}\n`);
      }
    });
  return new Command('endpoints').description('where webhooks go').addCommand(add).addCommand(list);
}
