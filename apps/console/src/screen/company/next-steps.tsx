import type { CompanyAnswer } from '../../answer/company-answer.ts';
import { words } from '../show/words.ts';
import { text } from '../text.ts';
import styles from './company.module.css';

/** What is missing for the next stage, rule by rule. */
export function NextSteps({ next, ended }: { next: CompanyAnswer['next']; ended: boolean }) {
  if (ended && next.length === 0) return null;
  return (
    <section className={styles.part} data-first>
      <h2>{text.company.next}</h2>
      {next.length === 0 && <p className={styles.faint}>{text.company.nothingMissing}</p>}
      <ul className={styles.steps}>
        {next.map(({ rule, says, to, missing }) => (
          <li key={rule}>
            <p className={styles.stepTo}>{text.company.nextTo(words(to))}</p>
            <p>{says ?? words(rule)}</p>
            <ul className={styles.missing}>
              {missing.split(';').map((part) => (
                <li key={part}>{part.trim().replace(/^[\w-]+(?=:)/, words)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
