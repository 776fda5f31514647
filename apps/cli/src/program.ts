import { Command } from 'commander';
import { adminCommand } from './command/admin.ts';
import { backtestCommand } from './command/backtest.ts';
import { checkCommand } from './command/check.ts';
import { correctCommand } from './command/correct.ts';
import { deployCommand } from './command/deploy.ts';
import { endpointsCommand } from './command/endpoints.ts';
import { explainCommand } from './command/explain.ts';
import { graphCommand } from './command/graph.ts';
import { initCommand } from './command/init.ts';
import { mergeCommand } from './command/merge.ts';
import { reapplyCommand } from './command/reapply.ts';
import { replayCommand } from './command/replay.ts';
import { sayCommand } from './command/say.ts';
import { setAsideCommand } from './command/set-aside.ts';
import { snippetCommand } from './command/snippet.ts';
import { testCommand } from './command/test.ts';
import { upCommand } from './command/up.ts';

/** Commands answer alike: help after an error, exit code 2 for wrong usage. */
function alike(command: Command): Command {
  for (const child of command.commands) alike(child.copyInheritedSettings(command));
  return command;
}

/** The `waystage` command. A new command is one file and one line here. */
export function program(): Command {
  const waystage = new Command('waystage')
    .description('Where each customer company stands on its buying journey.')
    .version('0.1.0')
    .showHelpAfterError('(waystage --help shows what there is)')
    .exitOverride((stop) => process.exit(stop.exitCode === 0 ? 0 : 2))
    .addCommand(upCommand())
    .addCommand(snippetCommand())
    .addCommand(initCommand())
    .addCommand(checkCommand())
    .addCommand(testCommand())
    .addCommand(graphCommand())
    .addCommand(sayCommand())
    .addCommand(deployCommand())
    .addCommand(explainCommand())
    .addCommand(backtestCommand())
    .addCommand(reapplyCommand())
    .addCommand(correctCommand())
    .addCommand(mergeCommand())
    .addCommand(replayCommand())
    .addCommand(setAsideCommand())
    .addCommand(endpointsCommand())
    .addCommand(adminCommand());
  return alike(waystage);
}
