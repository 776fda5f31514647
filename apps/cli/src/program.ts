import { Command } from 'commander';
import { checkCommand } from './command/check.ts';
import { graphCommand } from './command/graph.ts';
import { sayCommand } from './command/say.ts';
import { upCommand } from './command/up.ts';

/** The `waystage` command. A new command is one file and one line here. */
export function program(): Command {
  return new Command('waystage')
    .description('Where each customer company stands on its buying journey.')
    .version('0.1.0')
    .showHelpAfterError('(waystage --help shows what there is)')
    .exitOverride((stop) => process.exit(stop.exitCode === 0 ? 0 : 2))
    .addCommand(upCommand())
    .addCommand(checkCommand())
    .addCommand(graphCommand())
    .addCommand(sayCommand());
}
