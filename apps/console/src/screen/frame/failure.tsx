import { Link } from '@tanstack/react-router';
import { Refused } from '../ask/refused.ts';
import { text } from '../text.ts';
import styles from './frame.module.css';

/** Something could not be had: the server's own sentence, and a way to try again. */
export function Failure({ error, again }: { error: Error; again: () => unknown }) {
  if (error instanceof Refused)
    return (
      <section className={styles.notice} role="alert">
        <h1>{error.message}</h1>
        <Link to="/" search={{}}>
          {text.nowhere.back}
        </Link>
      </section>
    );
  return (
    <section className={styles.notice} role="alert">
      <h1>{text.failed.title}</h1>
      <p>{error.message}</p>
      <p className={styles.faint}>{text.failed.what}</p>
      <button type="button" className={styles.button} onClick={() => again()}>
        {text.failed.again}
      </button>
    </section>
  );
}
