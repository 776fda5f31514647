import { printFinding } from '@waystage/rules';
import { readRules } from '@waystage/worker';
import { Command } from 'commander';
import pc from 'picocolors';
import { ruleFiles } from '../rule-files.ts';

/** `waystage check DIR`: names, traits and structure of a folder of rules. */
export function checkCommand(): Command {
  return new Command('check')
    .description('read a folder of rules and say what is wrong with it: file, line, and how to mend it')
    .argument('<dir>', 'the folder that holds journey.yaml')
    .option('--strict', 'warnings count as errors')
    .option('--json', 'findings for machines')
    .addHelpText('after', '\nExit code: 0 fine, 1 findings, 2 wrong usage.\nExample: waystage check ./journey')
    .action(async (dir: string, options: { strict?: boolean; json?: boolean }) => {
      const files = await ruleFiles(dir);
      const { rulebook, findings } = readRules(files);
      const stops = findings.filter((f) => f.severity === 'error' || (options.strict && f.severity === 'warning'));
      const rules = rulebook?.rules.length ?? 0;
      if (options.json) process.stdout.write(`${JSON.stringify({ rules, findings }, null, 2)}\n`);
      else {
        const text = new Map(files.map((f) => [f.path, f.text]));
        for (const f of findings) process.stdout.write(`${printFinding(f, text.get(f.file) ?? '')}\n\n`);
        const count = (severity: string) => findings.filter((f) => f.severity === severity).length;
        const sum = `${count('error')} errors, ${count('warning')} warnings, ${count('info')} notes`;
        process.stdout.write(stops.length > 0 ? pc.red(`${sum}\n`) : pc.green(`${rules} rules: ${sum}\n`));
      }
      process.exitCode = stops.length > 0 ? 1 : 0;
    });
}
