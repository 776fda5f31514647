import { isIP } from 'node:net';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { UpOptions } from '../up/up.ts';

function port(text: string): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1 || n > 65_533)
    throw new InvalidArgumentError('a port is a whole number from 1 to 65533.');
  return n;
}

function amount(text: string): number {
  const n = Number(text);
  if (!/^\d+$/.test(text) || n > 1e9) throw new InvalidArgumentError('say a whole number; 0 is no limit.');
  return n;
}

/** @throws InvalidArgumentError for what is neither an address nor a network such as 10.0.0.0/8 */
function proxies(text: string, before: readonly string[] = []): string[] {
  const told = text.split(/[\s,]+/).filter(Boolean);
  for (const proxy of told) {
    const [address = '', bits, ...rest] = proxy.split('/');
    const most = { 0: -1, 4: 32, 6: 128 }[isIP(address) as 0 | 4 | 6];
    const prefix = bits === undefined ? most : Number(bits || Number.NaN);
    if (rest.length > 0 || !Number.isInteger(prefix) || prefix < 1 || prefix > most)
      throw new InvalidArgumentError(`${proxy} is neither an address nor a network such as 10.0.0.0/8.`);
  }
  return [...before, ...told];
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
    .addOption(
      new Option(
        '--proxy <address...>',
        'proxies in front (10.0.0.1, 10.0.0.0/8) whose word on where a request came from is believed',
      )
        .env('WAYSTAGE_PROXIES')
        .argParser(proxies),
    )
    .addOption(
      new Option('--site-rate <requests>', "what one network may send a minute with a site's public key; 0: no limit")
        .env('WAYSTAGE_SITE_RATE')
        .default(6000)
        .argParser(amount),
    )
    .addOption(
      new Option('--site-quota <megabytes>', 'what a site may send a day (UTC) with its public key; 0: no limit')
        .env('WAYSTAGE_SITE_QUOTA')
        .default(1024)
        .argParser(amount),
    )
    .addHelpText(
      'after',
      `
Environment: WAYSTAGE_PORT, WAYSTAGE_DATA, WAYSTAGE_DATABASE, WAYSTAGE_HOST, WAYSTAGE_PUBLIC_URL, WAYSTAGE_PROXIES,
  WAYSTAGE_SITE_RATE, WAYSTAGE_SITE_QUOTA,
  WAYSTAGE_VAULT_KEY (64 hex digits; else vault.key in the data directory), WAYSTAGE_LOG (trace ... silent; default warn).
Examples:
  waystage up --demo
  waystage up --rules ./journey --origin https://www.example.com --data /var/lib/waystage`,
    )
    .action(async (options: UpOptions) => (await import('../up/up.ts')).up(options));
}
