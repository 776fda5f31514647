import { sayRules } from '@waystage/rules';
import { Command } from 'commander';
import pc from 'picocolors';
import { readJourneys } from '../read-journeys.ts';

/** `waystage say DIR`: every rule as a sentence made from its parts. */
export function sayCommand(): Command {
  return new Command('say')
    .description('read every rule aloud: a sentence made from what it really does')
    .argument('<dir>', 'the folder that holds journey.yaml, or several journeys and what they share')
    .addHelpText('after', '\nExample: waystage say ./journey')
    .action(async (dir: string) => {
      for (const rulebook of await readJourneys(dir))
        for (const { rule, sentence } of sayRules(rulebook)) process.stdout.write(`${pc.bold(rule)}: ${sentence}\n`);
    });
}
