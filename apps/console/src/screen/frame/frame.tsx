import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { startQuery } from '../ask/start-query.ts';
import { useLive } from '../live/use-live.ts';
import { text } from '../text.ts';
import { Failure } from './failure.tsx';
import styles from './frame.module.css';
import { JourneyChoice } from './journey-choice.tsx';
import { Logo } from './logo.tsx';
import { NoJourney } from './no-journey.tsx';
import { signOut } from './sign-out.ts';

/** What surrounds every page: the product, the way around, the journey, and whether this is live. */
export function Frame() {
  const live = useLive();
  const start = useQuery(startQuery);
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {text.skip}
      </a>
      <header className={styles.header}>
        <Link to="/" className={styles.product}>
          <Logo />
          {text.product}
        </Link>
        <nav aria-label={text.nav} className={styles.nav}>
          <Link to="/" activeOptions={{ includeSearch: false }}>
            {text.pipeline}
          </Link>
        </nav>
        {start.data && <JourneyChoice journeys={start.data.journeys} />}
        <span className={styles.live} data-live={live} role="status">
          {live ? text.live.live : text.live.lost}
        </span>
        <button type="button" className={styles.signOut} onClick={signOut}>
          {text.signOut}
        </button>
      </header>
      <main id="content" className={styles.main} tabIndex={-1}>
        {start.isError && !start.data ? (
          <Failure error={start.error} again={start.refetch} />
        ) : start.data?.journeys.length === 0 ? (
          <NoJourney />
        ) : (
          start.data && <Outlet />
        )}
      </main>
    </div>
  );
}
