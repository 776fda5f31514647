import type { ReactNode } from 'react';
import type { CompanyAnswer } from '../../answer/company-answer.ts';
import { Mark } from '../show/mark.tsx';
import { When } from '../show/when.tsx';
import { words } from '../show/words.ts';
import { text } from '../text.ts';
import styles from './company.module.css';

/** Who this is and where it stands. */
export function Standing({ answer }: { answer: CompanyAnswer }) {
  const { company, journey, started_at, last_activity_at } = answer;
  const says = journey.phases.flatMap((p) => p.stages).find((s) => s.stage === company.stage)?.says;
  const facts: [string, ReactNode][] = [
    ...(company.owner ? [[text.company.owner, company.owner] as [string, ReactNode]] : []),
    ...(company.deal_stage ? [[text.company.deal, deal(company)] as [string, ReactNode]] : []),
    ...(started_at ? [[text.company.started, <When key="s" at={started_at} day />] as [string, ReactNode]] : []),
    ...(last_activity_at
      ? [[text.company.lastSeen, <When key="l" at={last_activity_at} />] as [string, ReactNode]]
      : []),
    ...Object.entries(company.facts).map(([fact, value]): [string, ReactNode] => [words(fact), String(value)]),
  ];
  return (
    <header className={styles.standing}>
      <div className={styles.who}>
        <h1>{company.name}</h1>
        {company.domain && company.domain !== company.name && <p className={styles.domain}>{company.domain}</p>}
        <dl className={styles.facts}>
          {facts.map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className={styles.where}>
        <p className={styles.stage}>
          {words(company.stage)} <span>{text.percent(company.readiness)}</span>
        </p>
        {says && <p className={styles.says}>{says}</p>}
        <p className={styles.since}>
          {company.days !== null && text.company.since(company.days)}
          {company.journey_number > 1 && ` · ${text.company.journeyNumber(company.journey_number)}`}
        </p>
      </div>
      {company.audience !== 'in' && (
        <p className={styles.banner} data-state="out">
          {company.audience === 'out'
            ? text.company.notCounted.out
            : text.company.notCounted.waits(company.waits_for.map(words))}
        </p>
      )}
      {company.stalled && (
        <p className={styles.banner} data-state="quiet">
          <Mark name="quiet" size={20} />
          <span>
            <strong>{text.company.stalled.title}.</strong> {text.company.stalled.what(company.quiet_days)}
            {company.reconsidering && ` ${text.company.stalled.before}`}
          </span>
        </p>
      )}
      {company.reconsidering && !company.stalled && (
        <p className={styles.banner} data-state="reconsidering">
          <Mark name="back" size={20} />
          <span>
            <strong>{text.company.reconsidering.title}.</strong> {text.company.reconsidering.what}
          </span>
        </p>
      )}
    </header>
  );
}

function deal({ deal_stage, disagrees }: CompanyAnswer['company']): ReactNode {
  return (
    <span title={disagrees ? text.card.disagrees : undefined}>
      {words(deal_stage ?? '')}
      {disagrees && <small className={styles.differs}>{text.card.disagrees}</small>}
    </span>
  );
}
