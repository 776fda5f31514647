import styles from './company.module.css';

/** Somebody: by name where the reader may see it, else by pseudonym. */
export function Person({ id, name }: { id: string; name: string | null | undefined }) {
  return name && name !== id ? <span>{name}</span> : <code className={styles.pseudonym}>{id}</code>;
}
