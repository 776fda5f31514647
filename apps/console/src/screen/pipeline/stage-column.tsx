import type { Card } from '../../answer/card.ts';
import { text } from '../text.ts';
import styles from './board.module.css';
import type { Column } from './columns-of.ts';
import { CompanyCard } from './company-card.tsx';
import { useGrowing } from './use-growing.ts';

/** A stage and who stands in it. */
export function StageColumn({
  column,
  arrived,
  narrow,
}: {
  column: Column;
  arrived: ReadonlyMap<string, Card>;
  narrow: boolean;
}) {
  const { stage, label, says, readiness, cards } = column;
  const [shown, end] = useGrowing(cards.length);
  return (
    <section className={styles.column} id={`stage-${stage}`} data-narrow={narrow} aria-labelledby={`name-${stage}`}>
      <header className={styles.columnHead}>
        <h3 id={`name-${stage}`}>
          {label} <span className={styles.count}>{cards.length.toLocaleString()}</span>
        </h3>
        {readiness !== null && <span className={styles.readiness}>{text.percent(readiness)}</span>}
        {says && <p title={says}>{says}</p>}
      </header>
      {cards.length === 0 ? (
        <p className={styles.none}>{text.board.none}</p>
      ) : (
        <ul className={styles.cards}>
          {cards.slice(0, shown).map((card) => (
            <CompanyCard key={card.id} card={card} arrived={arrived.has(card.id)} />
          ))}
          {shown < cards.length && <li ref={end} aria-hidden="true" className={styles.more} />}
        </ul>
      )}
    </section>
  );
}
