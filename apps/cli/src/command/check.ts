import type { CheckOptions, Finding } from '@waystage/rules';
import type { DeployedRules } from '@waystage/worker';
import { Command, Option } from 'commander';
import pc from 'picocolors';
import { ruleFiles } from '../rule-files.ts';
import { progressBar } from '../server/progress-bar.ts';
import { server } from '../server/server.ts';
import { type ServerOptions, withServer } from '../server/server-options.ts';

const weight = { error: 0, warning: 1, info: 2 } as const;
/** So many rules without a story are told one by one. */
const mostUntold = 3;
const paint = { error: pc.red, warning: pc.yellow, info: pc.dim } as const;

function sum(findings: readonly Finding[]): string {
  const count = (severity: Finding['severity'], one: string) => {
    const n = findings.filter((f) => f.severity === severity).length;
    return `${n} ${one}${n === 1 ? '' : 's'}`;
  };
  return [count('error', 'error'), count('warning', 'warning'), count('info', 'note')].join(', ');
}

/** What only a running server knows: what is deployed, and what nobody sends any more. */
async function meeting(options: ServerOptions, files: { path: string; text: string }[]) {
  const { againstDeployed, readRules } = await import('@waystage/worker');
  const running = server(options);
  const { deployed } = await running.get<{ deployed: DeployedRules[] }>('/v1/rules/deployed');
  const rulebooks = new Map(deployed.map((d) => [d.version, readRules(d.files).rulebook ?? undefined]));
  const bar = progressBar('reading what was sent');
  const unsent = await running.work<Record<string, string[]>>('/v1/rules/unsent', { files }, bar.tell).finally(bar.end);
  const meets = againstDeployed(deployed, (version) => rulebooks.get(version));
  return (journey: string): CheckOptions => ({ ...meets(journey), unsent: unsent[journey] ?? [] });
}

/** Which rules of each journey a story fires, and which one just misses. */
async function toldIn(files: { path: string; text: string }[]) {
  const { loadDeployment, readStories, storyCoverage } = await import('@waystage/rules');
  const told = loadDeployment(files).journeys.flatMap(({ rulebook }) =>
    rulebook ? [[rulebook.id, storyCoverage(rulebook, readStories(rulebook).stories)] as const] : [],
  );
  return new Map(told);
}

/** `waystage check DIR`: what can be proved about a folder of rules. */
export function checkCommand(): Command {
  return withServer(new Command('check'))
    .description('prove that the rules of a folder never disagree, and say what is wrong: file, line, how to mend it')
    .argument('<dir>', 'the folder that holds journey.yaml, or several journeys and what they share')
    .option('--strict', 'warnings count as errors')
    .addOption(
      new Option(
        '--against <what>',
        'also what a deploy would meet: companies in stages that vanish, behaviours nobody sends any more',
      ).choices(['deployed']),
    )
    .option('--json', 'for machines: { rules, pairs, findings }')
    .addHelpText('after', '\nExit code: 0 fine, 1 findings, 2 wrong usage.\nExample: waystage check ./journey')
    .action(async (dir: string, options: ServerOptions & { strict?: boolean; json?: boolean; against?: string }) => {
      const { check, printFinding } = await import('@waystage/rules');
      const files = await ruleFiles(dir);
      const met = options.against ? await meeting(options, files) : () => ({});
      const told = await toldIn(files);
      const { rules, pairs, findings } = check(files, (journey) => {
        const stories = told.get(journey);
        return { ...met(journey), ...(stories && { stories }) };
      });
      const stops = findings.filter((f) => f.severity === 'error' || (options.strict && f.severity === 'warning'));
      process.exitCode = stops.length > 0 ? 1 : 0;
      if (options.json) {
        process.stdout.write(`${JSON.stringify({ rules, pairs, findings }, null, 2)}\n`);
        return;
      }
      const text = new Map(files.map((f) => [f.path, f.text]));
      // what stands in the way first: a rule that cannot be read makes others look as if they led nowhere
      const untold = findings.filter((f) => f.code === 'C1' && f.rule);
      const shown = untold.length > mostUntold ? findings.filter((f) => !untold.includes(f)) : findings;
      for (const f of shown.toSorted((a, b) => weight[a.severity] - weight[b.severity])) {
        const [head, ...rest] = printFinding(f, text.get(f.file) ?? '').split('\n');
        process.stdout.write(`${[paint[f.severity](head), ...rest].join('\n')}\n\n`);
      }
      if (shown !== findings)
        process.stdout.write(
          `info C1: ${untold.length} rules lack a story that completes them or one that just misses.\n  \`waystage test --coverage\` lists them, \`--suggest\` writes the stories.\n\n`,
        );
      const proved = `${rules} rules, ${pairs.proved} of ${pairs.total} pairs proved to agree: ${sum(findings)}`;
      process.stdout.write(`${stops.length > 0 ? pc.red(proved) : pc.green(proved)}\n`);
      const some = (severity: Finding['severity']) => findings.some((f) => f.severity === severity);
      if (some('error') && some('warning'))
        process.stdout.write('Mend the errors first: warnings may follow from what could not be read.\n');
    });
}
