import type { CompanyAnswer } from '../../answer/company-answer.ts';
import { Mark } from '../show/mark.tsx';
import { When } from '../show/when.tsx';
import { words } from '../show/words.ts';
import { text } from '../text.ts';
import styles from './company.module.css';

/** What is in the way. */
export function Obstacles({ obstacles }: { obstacles: CompanyAnswer['obstacles'] }) {
  return (
    <section className={styles.part}>
      <h2>{text.company.obstacles}</h2>
      {obstacles.length === 0 && <p className={styles.faint}>{text.company.noObstacles}</p>}
      <ul className={styles.plainList}>
        {obstacles.map(({ obstacle, says, since }) => (
          <li key={obstacle}>
            <p className={styles.obstacle}>
              <Mark name="flag" />
              {words(obstacle)}
            </p>
            {says && <p className={styles.faint}>{says}</p>}
            {since && (
              <p className={styles.lastSeen}>
                {text.company.sinceWhen} <When at={since} day />
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
