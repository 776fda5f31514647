import type { Card } from '../../answer/card.ts';
import type { ConsoleJourney } from '../../answer/console-journey.ts';
import { Mark } from '../show/mark.tsx';
import { text } from '../text.ts';
import styles from './board.module.css';
import type { BoardSearch } from './board-search.ts';
import { findCards } from './find-cards.ts';

/** Look at other companies than now. */
export type Look = (change: { find?: string; only?: BoardSearch['only'] | undefined }) => void;

interface ToolbarProps {
  journey: ConsoleJourney;
  cards: Card[];
  search: BoardSearch;
  look: Look;
}

/** What this is, how many, and ways to see fewer. */
export function Toolbar({ journey, cards, search, look }: ToolbarProps) {
  const choices = [
    { only: undefined, label: text.board.all, count: cards.length },
    {
      only: 'reconsidering',
      label: text.board.reconsidering,
      count: findCards(cards, { only: 'reconsidering' }).length,
    },
    { only: 'quiet', label: text.board.quiet, count: findCards(cards, { only: 'quiet' }).length },
  ] as const;
  return (
    <div className={styles.toolbar}>
      <div className={styles.title}>
        <h1>{text.pipeline}</h1>
        <p>{journey.says}</p>
      </div>
      <div className={styles.tools}>
        <fieldset className={styles.choices}>
          <legend className="unseen">{text.board.only}</legend>
          {choices.map(({ only, label, count }) => (
            <button
              key={label}
              type="button"
              aria-pressed={search.only === only}
              data-only={only}
              onClick={() => look({ only })}
            >
              {label} <b>{count.toLocaleString()}</b>
            </button>
          ))}
        </fieldset>
        <label className={styles.search}>
          <Mark name="search" />
          <span className="unseen">{text.board.search}</span>
          <input
            type="search"
            placeholder={text.board.search}
            defaultValue={search.find ?? ''}
            onChange={(event) => look({ find: event.target.value })}
          />
        </label>
      </div>
    </div>
  );
}
