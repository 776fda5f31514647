import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { ruleFiles } from '../rule-files.ts';

interface TestOptions {
  coverage?: boolean;
  mutate?: boolean;
  suggest?: string | true;
  json?: boolean;
}

async function run(dir: string, options: TestOptions): Promise<void> {
  const rules = await import('@waystage/rules');
  const files = await ruleFiles(dir);
  const text = new Map(files.map((f) => [f.path, f.text]));
  const textOf = (file: string) => text.get(file) ?? '';
  const out = (line: string) => void (options.json || process.stdout.write(`${line}\n`));
  const { journeys, findings } = rules.loadDeployment(files);
  const told = journeys.flatMap(({ rulebook }) => (rulebook ? [{ rulebook, ...rules.readStories(rulebook) }] : []));
  const wrong = [...findings, ...told.flatMap((t) => t.findings)].filter((f) => f.severity === 'error');
  if (wrong.length > 0) {
    for (const f of wrong) out(`${rules.printFinding(f, textOf(f.file))}\n`);
    out(`${wrong.length} errors: mend them first, then the stories can be told.`);
    if (options.json) process.stdout.write(`${JSON.stringify({ findings: wrong }, null, 2)}\n`);
    process.exitCode = 1;
    return;
  }
  const looksFurther = options.coverage || options.mutate || options.suggest !== undefined;
  if (told.every((t) => t.stories.length === 0) && !looksFurther)
    throw new CliError(`There are no stories in ${dir}/tests. Write one, or let --suggest write them.`);

  const report = told.map(({ rulebook, stories }) => {
    const results = rules.runStories(rulebook, stories);
    const failed = results.filter((r) => !r.passed).length;
    const count = `${results.length} ${results.length === 1 ? 'story' : 'stories'}`;
    out(`${rulebook.id}: ${count}, ${failed === 0 ? 'all as expected' : `${failed} not as expected`}`);
    if (results.length > 0) out(rules.printResults(results, textOf));
    const coverage = options.coverage ? rules.storyCoverage(rulebook, stories) : null;
    if (coverage) out(`\n${rules.printCoverage(coverage)}`);
    const mutants = options.mutate || options.suggest ? rules.mutateRules(rulebook, stories) : null;
    if (mutants && options.mutate) out(`\n${rules.printMutants(mutants)}`);
    const names = stories.map((s) => s.name);
    const suggested = mutants && options.suggest ? rules.suggestStories(rulebook, mutants, names) : null;
    const survived = (mutants ?? []).filter((m) => m.killedBy === null && m.mutant.equivalent === null);
    return { rulebook, results, failed, coverage, mutants, survived, suggested };
  });

  const texts = report.flatMap((r) => (r.suggested?.text ? [r.suggested.text] : []));
  if (typeof options.suggest === 'string') {
    if (texts.length > 1) throw new CliError('--suggest FILE takes one journey; name the folder of one of them.');
    await writeFile(options.suggest, texts[0] ?? '', { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') throw new CliError(`${options.suggest} is there already; name a new file.`);
      throw error;
    });
  }
  for (const { rulebook, suggested } of report) {
    if (!suggested) continue;
    const { stories, kills, left } = suggested;
    out(`\n${rulebook.id}: ${stories} stories suggested, which kill ${kills.length} mutants; ${left.length} left.`);
    for (const m of left) out(`  no story found for ${m.rule.name}: ${m.mutation.says}`);
    if (typeof options.suggest !== 'string' && stories > 0) out(`\n${suggested.text}`);
  }
  if (options.json) {
    const journeysOut = report.map((r) => ({
      journey: r.rulebook.id,
      stories: r.results,
      ...(r.coverage ? { coverage: r.coverage } : {}),
      ...(r.mutants
        ? {
            mutants: r.mutants.map(({ mutant, killedBy }) => ({
              rule: mutant.rule.name,
              change: mutant.mutation.says,
              killed_by: killedBy,
              equivalent: mutant.equivalent,
            })),
          }
        : {}),
      ...(r.suggested ? { suggested: r.suggested.text, left: r.suggested.left.map((m) => m.mutation.says) } : {}),
    }));
    process.stdout.write(`${JSON.stringify({ journeys: journeysOut }, null, 2)}\n`);
  }
  const survivors = options.mutate && report.some((r) => r.survived.length > 0);
  process.exitCode = report.some((r) => r.failed > 0) || survivors ? 1 : 0;
}

/** `waystage test DIR`: plays the stories of a folder of rules, and looks for rules no story holds fast. */
export function testCommand(): Command {
  return new Command('test')
    .description('play the stories (tests/*.yaml) of a folder of rules, in virtual time')
    .argument('<dir>', 'the folder that holds journey.yaml')
    .option('--coverage', 'say for each rule whether a story fires it, and whether one just misses it')
    .option('--mutate', 'change each rule a little and list the changes no story notices')
    .option('--suggest [file]', 'write the stories that would notice: to a new file, or here')
    .option('--json', 'results for machines')
    .addHelpText(
      'after',
      `
Exit code: 0 fine, 1 a story is not as expected (or a mutant survived --mutate), 2 wrong usage.
Examples:
  waystage test ./journey
  waystage test ./journey --suggest ./journey/tests/edges.yaml`,
    )
    .action(run);
}
