import { useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo } from 'react';
import type { Card } from '../../answer/card.ts';
import type { ConsoleJourney } from '../../answer/console-journey.ts';
import { words } from '../show/words.ts';
import { text } from '../text.ts';
import styles from './board.module.css';
import { type BoardSearch, readBoardSearch } from './board-search.ts';
import { type ColumnGroup, columnsOf } from './columns-of.ts';
import { findCards } from './find-cards.ts';
import { Road } from './road.tsx';
import { StageColumn } from './stage-column.tsx';
import { type Look, Toolbar } from './toolbar.tsx';
import { useArrivals } from './use-arrivals.ts';

/** The phases and their stages as columns, a card for each company. */
export function Board({ journey, cards }: { journey: ConsoleJourney; cards: Card[] }) {
  const { find, only } = useSearch({ from: '/' });
  const navigate = useNavigate();
  const asked = useMemo((): BoardSearch => readBoardSearch({ find, only }), [find, only]);
  const search = useDeferredValue(asked);
  const arrived = useArrivals(cards);
  const groups = useMemo(() => columnsOf(journey, findCards(cards, search)), [journey, cards, search]);
  // Who searches wants to see who was found, not where nobody is.
  const shown = search.find || search.only ? found(groups) : groups;
  const look: Look = (change) => {
    void navigate({
      to: '/',
      replace: true,
      search: ({ journey: here }) => ({ ...(here && { journey: here }), ...readBoardSearch({ ...asked, ...change }) }),
    });
  };
  return (
    <div className={styles.page}>
      <Toolbar journey={journey} cards={cards} search={asked} look={look} />
      <Road groups={groups} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who scrolls with the keyboard has to be able to focus it */}
      <section className={styles.board} aria-label={text.board.label} tabIndex={0}>
        {shown.length === 0 && <p className={styles.none}>{text.board.nobodyFits}</p>}
        {shown.map((group) => (
          <section key={group.id} className={styles.group} data-tone={group.tone} aria-label={group.label}>
            <h2 className={styles.groupHead}>
              <span className={styles.groupName}>{group.label}</span>
            </h2>
            <div className={styles.columns}>
              {group.columns.map((column) => (
                <StageColumn key={column.stage} column={column} arrived={arrived} narrow={column.readiness === null} />
              ))}
            </div>
          </section>
        ))}
      </section>
      <p className="unseen" aria-live="polite">
        {text.list([...arrived.values()].slice(0, 3).map((card) => text.board.here(card.name, words(card.stage))))}
      </p>
    </div>
  );
}

function found(groups: ColumnGroup[]): ColumnGroup[] {
  const columns = (group: ColumnGroup) => group.columns.filter((column) => column.cards.length > 0);
  return groups.map((group) => ({ ...group, columns: columns(group) })).filter((group) => group.columns.length > 0);
}
