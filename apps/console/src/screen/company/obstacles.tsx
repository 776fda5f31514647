import { Mark } from '../show/mark.tsx';
import { words } from '../show/words.ts';
import { text } from '../text.ts';
import styles from './company.module.css';

/** What is in the way. */
export function Obstacles({ obstacles, means }: { obstacles: string[]; means: Record<string, string> }) {
  return (
    <section className={styles.part}>
      <h2>{text.company.obstacles}</h2>
      {obstacles.length === 0 && <p className={styles.faint}>{text.company.noObstacles}</p>}
      <ul className={styles.plainList}>
        {obstacles.map((obstacle) => (
          <li key={obstacle}>
            <p className={styles.obstacle}>
              <Mark name="flag" />
              {words(obstacle)}
            </p>
            {means[obstacle] && <p className={styles.faint}>{means[obstacle]}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
