import { type Command, Option } from 'commander';

/** Where the running server is; without either, this machine's own installation is found by its data directory. */
export interface ServerOptions {
  url?: string;
  token?: string;
  data: string;
}

/** Give a command the options by which it finds the running server. */
export function withServer(command: Command): Command {
  return command
    .addOption(new Option('--url <url>', 'the running server').env('WAYSTAGE_URL'))
    .addOption(new Option('--token <token>', "an administrator's API token").env('WAYSTAGE_TOKEN'))
    .addOption(
      new Option('--data <dir>', "or the data directory of this machine's installation")
        .env('WAYSTAGE_DATA')
        .default('./.waystage'),
    );
}
