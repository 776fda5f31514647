import styles from './frame.module.css';

/** A waystone by the road, with the way carved into it. */
export function Logo() {
  return (
    <svg aria-hidden="true" className={styles.logo} viewBox="0 0 32 32" width="28" height="28">
      <path className={styles.stone} d="M9 27V12.5C9 7.8 12 4 16 4s7 3.8 7 8.5V27z" />
      <path className={styles.carved} d="m13 18 3-4 3 4M13 23l3-4 3 4" />
      <path className={styles.road} d="M4 28h24" />
    </svg>
  );
}
