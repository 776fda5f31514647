import type { Entry } from '@waystage/events';
import { backtest, emptyState, fold, type Rulebook, step } from '@waystage/rules';
import type { Bench } from '../bench.ts';
import { median } from '../median.ts';
import { companyLogs } from './company-logs.ts';
import { exampleFiles, rulebookOf } from './load-example.ts';
import { processorSeconds } from './processor-seconds.ts';
import { proofs } from './proofs.ts';
import { type Answering, logic, rulesEngine, waystage } from './stateless.ts';
import { withMoreRules } from './with-more-rules.ts';

function foldAll(rulebook: Rulebook, logs: readonly Entry[][]): number {
  let decisions = 0;
  for (const log of logs) decisions += fold(rulebook, emptyState(rulebook), log)[1].length;
  return decisions;
}

function stepAll(rulebook: Rulebook, logs: readonly Entry[][]): void {
  for (const log of logs) {
    let state = emptyState(rulebook);
    for (const entry of log) [state] = step(rulebook, state, entry);
  }
}

async function secondsEach(answer: Answering, logs: readonly Entry[][]): Promise<{ seconds: number; yes: number }> {
  const before = process.cpuUsage();
  let yes = 0;
  for (const log of logs) yes += await answer(log);
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6 / logs.reduce((n, l) => n + l.length, 0), yes };
}

const thousands = (n: number) => Math.round(n).toLocaleString('en');

/** The pure engine on one core, in processor time; what is compared is run in turns in one process. */
export const rules: Bench = async ({ runs, log }) => {
  const logs = companyLogs(500, 400);
  const entries = logs.reduce((n, l) => n + l.length, 0);
  const example = rulebookOf(exampleFiles());
  const [ten, thousand] = [rulebookOf(withMoreRules(0)), rulebookOf(withMoreRules(990))];
  const decisions = foldAll(example, logs);
  foldAll(ten, logs);
  foldAll(thousand, logs);
  stepAll(example, logs);
  const rates: number[] = [];
  const stepRates: number[] = [];
  const ratios: number[] = [];
  for (let i = 0; i < runs; i++) {
    rates.push(entries / processorSeconds(() => foldAll(example, logs)));
    stepRates.push(entries / processorSeconds(() => stepAll(example, logs)));
    const few = processorSeconds(() => foldAll(ten, logs));
    ratios.push(processorSeconds(() => foldAll(thousand, logs)) / few);
  }
  log(
    `${example.rules.length} rules, ${thousands(entries)} entries of ${logs.length} companies, ${thousands(decisions)} decisions`,
  );
  log(
    `fold: ${thousands(median(rates))} entries/s; one step at a time: ${thousands(median(stepRates))} entries/s (goal 300,000)`,
  );
  log(
    `${thousand.rules.length} rules take ${median(ratios).toFixed(2)} x the time of ${ten.rules.length} (goal at most 1.3)`,
  );

  const proving = Array.from({ length: runs }, () => proofs(200));
  const { rules: proved, pairs } = (proving[0] as (typeof proving)[0]).checked;
  log(
    `check of ${proved} rules, ${thousands(pairs.proved)} of ${thousands(pairs.total)} pairs proved: ${median(proving.map((p) => p.seconds)).toFixed(2)} s (goal 1)`,
  );
  const tests = Array.from({ length: runs }, () =>
    processorSeconds(() => {
      const testing = backtest(ten, example);
      // the same histories again are other companies
      for (let again = 0; again < 5; again++) for (const [n, l] of logs.entries()) testing.add(`${again} ${n}`, l);
      testing.result();
    }),
  );
  log(`backtest of ${thousands(5 * entries)} entries by two rulebooks: ${median(tests).toFixed(1)} s (goal 10)`);

  const inOrder = companyLogs(200, 400, 0);
  const few = inOrder.slice(0, 20);
  const ways = { waystage: waystage(), 'json-logic-js': logic(), 'json-rules-engine': rulesEngine() };
  const seconds: Record<string, number[]> = {};
  const answers = new Set<number>();
  for (const [name, way] of Object.entries(ways))
    await secondsEach(way, name === 'json-rules-engine' ? few.slice(0, 3) : inOrder);
  for (let i = 0; i < runs; i++)
    for (const [name, way] of Object.entries(ways)) {
      const { seconds: s, yes } = await secondsEach(way, few);
      seconds[name] = [...(seconds[name] ?? []), s];
      answers.add(yes);
    }
  const of = (name: string) => median(seconds[name] as number[]);
  if (answers.size !== 1) throw new Error(`the engines answer differently: ${[...answers].join(', ')}`);
  const times = (name: string) => `${(of(name) / of('waystage')).toFixed(1)} x ${name}`;
  log(
    `stateless part, 20 rules: ${times('json-rules-engine')} (goal 100), ${times('json-logic-js')} (goal 5); ${thousands(1 / of('waystage'))} entries/s`,
  );
};
