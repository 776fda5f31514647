import { graph } from '@waystage/rules';
import { Command } from 'commander';
import { readJourneys } from '../read-journeys.ts';

/** `waystage graph DIR`: the journey as a Mermaid flowchart. */
export function graphCommand(): Command {
  return new Command('graph')
    .description('draw the stages and the rules between them, as Mermaid')
    .argument('<dir>', 'the folder that holds journey.yaml, or several journeys and what they share')
    .addHelpText('after', '\nExample: waystage graph ./journey > journey.mmd')
    .action(async (dir: string) => {
      process.stdout.write((await readJourneys(dir)).map(graph).join('\n'));
    });
}
