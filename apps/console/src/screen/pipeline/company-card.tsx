import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { Card } from '../../answer/card.ts';
import { Mark } from '../show/mark.tsx';
import { words } from '../show/words.ts';
import { text } from '../text.ts';
import styles from './card.module.css';

/** A company. Amber and moving: it reconsiders. Grey and still: it is quiet. Who fell quiet while reconsidering is quiet. */
export const CompanyCard = memo(function CompanyCard({ card, arrived }: { card: Card; arrived: boolean }) {
  const state = card.stalled ? 'quiet' : card.reconsidering ? 'reconsidering' : undefined;
  return (
    <li className={styles.place}>
      <Link
        to="/companies/$company"
        params={{ company: card.id }}
        preload={false}
        className={styles.card}
        data-company={card.id}
        data-state={state}
        data-arrived={arrived}
      >
        <strong className={styles.name}>{card.name}</strong>
        {card.domain && card.domain !== card.name && <span className={styles.domain}>{card.domain}</span>}
        {card.stalled && (
          <span className={styles.quiet}>
            <Mark name="quiet" size={14} />
            {text.card.quiet(card.quiet_days)}
            {card.reconsidering && `, ${text.card.reconsideringBefore}`}
          </span>
        )}
        {card.reconsidering && !card.stalled && (
          <span className={styles.reconsidering}>
            <Mark name="back" size={14} />
            {text.card.reconsidering}
          </span>
        )}
        {card.obstacles.map((obstacle) => (
          <span key={obstacle} className={styles.obstacle}>
            <Mark name="flag" size={14} />
            <span className="unseen">{text.card.obstacle}: </span>
            {words(obstacle)}
          </span>
        ))}
        {card.audience !== 'in' && (
          <span className={styles.notCounted}>
            {card.audience === 'out' ? text.card.out : text.card.waits(card.waits_for.map(words))}
          </span>
        )}
        <span className={styles.foot}>
          {card.days !== null && <span className={styles.days}>{text.card.days(card.days)}</span>}
          <span className={styles.readiness}>{text.percent(card.readiness)}</span>
          {card.deal_stage && (
            <span
              className={styles.deal}
              data-disagrees={card.disagrees}
              title={card.disagrees ? text.card.disagrees : undefined}
            >
              {card.disagrees && <Mark name="differs" size={12} />}
              {text.card.deal(words(card.deal_stage))}
              {card.disagrees && <span className="unseen">. {text.card.disagrees}</span>}
            </span>
          )}
          {card.journey_number > 1 && <span>{text.card.number(card.journey_number)}</span>}
          {card.owner && (
            <span className={styles.owner} title={text.card.owner}>
              {card.owner}
            </span>
          )}
        </span>
      </Link>
    </li>
  );
});
