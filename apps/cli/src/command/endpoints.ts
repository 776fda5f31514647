import Table from 'cli-table3';
import { Command, InvalidArgumentError } from 'commander';
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

/** What came back from a test. */
interface Answered {
  ok: boolean;
  status: number | null;
  error: string | null;
  answer: string | null;
  durationMs: number;
}

function hours(text: string): number {
  const n = Number(text);
  if (text === '' || !(n >= 0 && n <= 720)) throw new InvalidArgumentError('say 0 to 720 hours.');
  return n;
}

/** `waystage endpoints add|list|test|rotate|disable|enable`: where webhooks go. */
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
  const rotate = withServer(new Command('rotate'))
    .description(
      'a new secret, printed once; the old one signs along for a while, so that the receiver can change over',
    )
    .argument('<endpoint>', 'its id, as `list` shows it')
    .option('--grace <hours>', 'how long the old secret signs along; 0 where it has become known', hours, 24)
    .action(async (endpoint: string, options: ServerOptions & { grace: number }) => {
      const path = `/v1/endpoints/${encodeURIComponent(endpoint)}/rotate`;
      const { secret, old_until } = await server(options).post<{ secret: string; old_until: string }>(path, {
        grace_hours: options.grace,
      });
      process.stdout.write(`secret (shown once): ${secret}\n`);
      process.stdout.write(
        options.grace > 0 ? `the old one signs along until ${old_until}\n` : 'the old one signs no more\n',
      );
    });
  const test = withServer(new Command('test'))
    .description('send `endpoint.test`, signed, and show the answer; exit code 1 where it was not a success')
    .argument('<endpoint>', 'its id, as `list` shows it')
    .action(async (endpoint: string, options: ServerOptions) => {
      const path = `/v1/endpoints/${encodeURIComponent(endpoint)}/test`;
      const { ok, status, error, answer, durationMs } = await server(options).post<Answered>(path, {});
      process.stdout.write(`${ok ? 'delivered' : 'failed'}: ${error ?? status} (${durationMs} ms)\n`);
      if (answer) process.stdout.write(`${answer}\n`);
      if (!ok) process.exitCode = 1;
    });
  const disable = withServer(new Command('disable'))
    .description(
      'deliver nothing there until it is enabled: what is on its way waits, what happens meanwhile can be pulled',
    )
    .argument('<endpoint>', 'its id, as `list` shows it')
    .option('--why <text>', 'shown in the list')
    .action(async (endpoint: string, options: ServerOptions & { why?: string }) => {
      const path = `/v1/endpoints/${encodeURIComponent(endpoint)}/disable`;
      const { pending } = await server(options).post<{ pending: number }>(
        path,
        options.why ? { why: options.why } : {},
      );
      process.stdout.write(`off; ${pending} waiting\n`);
    });
  const enable = withServer(new Command('enable'))
    .description('deliver there again, at first what has been waiting')
    .argument('<endpoint>', 'its id, as `list` shows it')
    .action(async (endpoint: string, options: ServerOptions) => {
      const path = `/v1/endpoints/${encodeURIComponent(endpoint)}/enable`;
      const { pending } = await server(options).post<{ pending: number }>(path, {});
      process.stdout.write(`on; ${pending} due\n`);
    });
  return [add, list, test, rotate, disable, enable].reduce(
    (all, one) => all.addCommand(one),
    new Command('endpoints').description('where webhooks go'),
  );
}
