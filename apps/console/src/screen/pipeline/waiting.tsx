import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { startQuery } from '../ask/start-query.ts';
import { text } from '../text.ts';
import styles from './waiting.module.css';

/** Nobody on the board yet: what to do, and that this page turns by itself. */
export function Waiting({ events }: { events: number }) {
  const { data } = useQuery(startQuery);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(data?.snippet ?? '');
    setCopied(true);
  };
  return (
    <section className={styles.waiting}>
      <h1>{text.waiting.title}</h1>
      {events === 0 ? (
        <>
          <p>{text.waiting.noEvents}</p>
          <div className={styles.tag}>
            <pre>
              <code>{data?.snippet}</code>
            </pre>
            {'clipboard' in navigator && (
              <button type="button" onClick={copy}>
                {copied ? text.waiting.copied : text.waiting.copy}
              </button>
            )}
          </div>
          <p>{text.waiting.paste}</p>
        </>
      ) : (
        <>
          <p>{text.waiting.events(events)}</p>
          <p>{text.waiting.noCompany}</p>
        </>
      )}
      <p className={styles.listening} role="status">
        {events === 0 ? text.waiting.listening : text.waiting.watching}
      </p>
    </section>
  );
}
