import { useNavigate, useSearch } from '@tanstack/react-router';
import type { StartAnswer } from '../../answer/start-answer.ts';
import { words } from '../show/words.ts';
import { text } from '../text.ts';
import styles from './frame.module.css';

/** Which journey is looked at; said where there is one, chosen where there are several. */
export function JourneyChoice({ journeys }: { journeys: StartAnswer['journeys'] }) {
  const { journey } = useSearch({ from: '__root__' });
  const navigate = useNavigate();
  const [only, ...others] = journeys;
  if (!only) return null;
  if (others.length === 0) return <span className={styles.journey}>{words(only.id)}</span>;
  return (
    <select
      aria-label={text.journey}
      className={styles.journey}
      value={journey ?? only.id}
      onChange={(event) => navigate({ to: '/', search: { journey: event.target.value } })}
    >
      {journeys.map(({ id }) => (
        <option key={id} value={id}>
          {words(id)}
        </option>
      ))}
    </select>
  );
}
