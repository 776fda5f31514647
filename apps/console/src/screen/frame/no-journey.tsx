import { text } from '../text.ts';
import styles from './frame.module.css';

/** Nothing is deployed yet: what to do. */
export function NoJourney() {
  return (
    <section className={styles.notice}>
      <h1>{text.noJourney.title}</h1>
      <p>{text.noJourney.what}</p>
      <pre className={styles.code}>
        <code>{text.noJourney.commands}</code>
      </pre>
    </section>
  );
}
