import { type Checked, check } from '@waystage/rules';
import { processorSeconds } from './processor-seconds.ts';
import { withMoreRules } from './with-more-rules.ts';

/** Seconds to read and prove `count` rules, nearly all of which move a company from one stage to two others. */
export function proofs(count: number): { seconds: number; checked: Checked } {
  const files = withMoreRules(count - 10).map((file) => ({
    ...file,
    text: file.text.replaceAll(/notice: \{ name: section-(\d+), from: any \}/g, (_, n: string) =>
      Number(n) % 2 ? 'advance: { from: noticed }' : 'fast_track: { from: noticed, to: options, because: x }',
    ),
  }));
  let checked: Checked | undefined;
  const seconds = processorSeconds(() => {
    checked = check(files);
  });
  return { seconds, checked: checked as Checked };
}
