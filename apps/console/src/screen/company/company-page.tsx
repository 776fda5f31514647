import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { companyQuery } from '../ask/company-query.ts';
import { Failure } from '../frame/failure.tsx';
import { useJourney } from '../frame/use-journey.ts';
import { text } from '../text.ts';
import styles from './company.module.css';
import { Jobs } from './jobs.tsx';
import { Ladder } from './ladder.tsx';
import { NextSteps } from './next-steps.tsx';
import { Obstacles } from './obstacles.tsx';
import { People } from './people.tsx';
import { Recommended } from './recommended.tsx';
import { Standing } from './standing.tsx';
import { TimeLine } from './time-line.tsx';

/** Why is it here, and what next? */
export function CompanyPage() {
  const { company: id } = useParams({ from: '/companies/$company' });
  const journey = useJourney();
  const { data, error, refetch } = useQuery(companyQuery(id, journey));
  const name = data?.company.name;
  useEffect(() => {
    if (name) document.title = `${name} · ${text.product}`;
  }, [name]);
  if (!data) return error ? <Failure error={error} again={refetch} /> : null;
  return (
    <div className={styles.page}>
      <nav className={styles.back}>
        <Link to="/">← {text.company.back}</Link>
      </nav>
      <Standing answer={data} />
      <Ladder journey={data.journey} stage={data.company.stage} readiness={data.company.readiness} />
      <div className={styles.parts}>
        <div className={styles.now}>
          <NextSteps next={data.next} ended={['won', 'lost', 'cancelled'].includes(data.company.stage)} />
          <Recommended recommend={data.recommend} />
          <Obstacles obstacles={data.obstacles} />
          <People people={data.people} missing={data.roles_missing} />
          <Jobs jobs={data.jobs} />
        </div>
        <TimeLine company={id} journey={journey} />
      </div>
    </div>
  );
}
