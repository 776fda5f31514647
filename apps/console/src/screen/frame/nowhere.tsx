import { Link } from '@tanstack/react-router';
import { text } from '../text.ts';
import styles from './frame.module.css';

/** An address without a page. */
export function Nowhere() {
  return (
    <section className={styles.notice}>
      <h1>{text.nowhere.title}</h1>
      <Link to="/">{text.nowhere.back}</Link>
    </section>
  );
}
