import { loadDeployment, type Rulebook } from '@waystage/rules';
import { CliError } from './cli-error.ts';
import { ruleFiles } from './rule-files.ts';

/** The rulebooks of a folder: one journey, or several and what they share. */
export async function readJourneys(dir: string): Promise<Rulebook[]> {
  const { journeys } = loadDeployment(await ruleFiles(dir));
  const rulebooks = journeys.map((j) => j.rulebook).filter((r) => r !== null);
  if (rulebooks.length < journeys.length)
    throw new CliError(`The rules in ${dir} have errors. \`waystage check ${dir}\` says which.`, 1);
  return rulebooks;
}
