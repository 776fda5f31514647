import type { ConsoleJourney } from '../../answer/console-journey.ts';
import { words } from '../show/words.ts';
import { text } from '../text.ts';
import styles from './ladder.module.css';

const tones = ['awareness', 'evaluation', 'decision'];

/** All stages in order, and how far up they have come. */
export function Ladder({ journey, stage, readiness }: { journey: ConsoleJourney; stage: string; readiness: number }) {
  const stages = journey.phases.flatMap(({ stages }, n) => stages.map((s) => ({ ...s, tone: tones[Math.min(n, 2)] })));
  const ladder = [...stages, { stage: 'won', readiness: 110, says: text.board.won, tone: 'won' }];
  return (
    <ol className={styles.ladder} aria-label={text.company.ladder}>
      {ladder.map((rung) => (
        <li
          key={rung.stage}
          data-tone={rung.tone}
          data-passed={rung.readiness <= readiness}
          aria-current={rung.stage === stage ? 'step' : undefined}
          title={rung.says}
        >
          <span>{words(rung.stage)}</span>
        </li>
      ))}
    </ol>
  );
}
