import { Command, InvalidArgumentError, Option } from 'commander';
import type { UpOptions } from '../up/up.ts';

function port(text: string): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1 || n > 65_533)
    throw new InvalidArgumentError('a port is a whole number from 1 to 65533.');
  return n;
}

/** `waystage up`: everything, in one process. */
export function upCommand(): Command {
  return new Command('up')
    .description('run Waystage: collector, worker and console in one process')
    .option('--demo', 'with a demo site to click on (port + 1) and a receiver that shows what arrives (port + 2)')
    .addOption(
      new Option('--port <number>', 'where collector and console listen')
        .env('WAYSTAGE_PORT')
        .default(4700)
        .argParser(port),
    )
    .addOption(
      new Option('--data <dir>', 'where the embedded database and the keys stand')
        .env('WAYSTAGE_DATA')
        .default('./.waystage'),
    )
    .addOption(
      new Option('--database <url>', 'postgres://... instead of the embedded database').env('WAYSTAGE_DATABASE'),
    )
    .addOption(new Option('--host <address>', 'the address to listen on').env('WAYSTAGE_HOST').default('127.0.0.1'))
    .addOption(
      new Option('--url <url>', 'how others reach this server, if not by host and port').env('WAYSTAGE_PUBLIC_URL'),
    )
    .option('--rules <dir>', 'deploy this folder of rules at the start')
    .option(
      '--origin <origin...>',
      'where your site stands, such as https://www.example.com; events from elsewhere are refused',
    )
    .addHelpText(
      'after',
      `
Environment: WAYSTAGE_PORT, WAYSTAGE_DATA, WAYSTAGE_DATABASE, WAYSTAGE_HOST, WAYSTAGE_PUBLIC_URL,
  WAYSTAGE_VAULT_KEY (64 hex digits; else vault.key in the data directory), WAYSTAGE_LOG (trace ... silent; default warn).
Examples:
  waystage up --demo
  waystage up --rules ./journey --origin https://www.example.com --data /var/lib/waystage`,
    )
    .action(async (options: UpOptions) => (await import('../up/up.ts')).up(options));
}
