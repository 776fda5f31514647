import { useInfiniteQuery } from '@tanstack/react-query';
import { transitionsQuery } from '../ask/transitions-query.ts';
import { Failure } from '../frame/failure.tsx';
import { text } from '../text.ts';
import { Happening } from './happening.tsx';
import styles from './time-line.module.css';

/** Everything that happened in the company's journeys, the newest first. */
export function TimeLine({ company, journey }: { company: string; journey: string }) {
  const line = useInfiniteQuery(transitionsQuery(company, journey));
  const pages = line.data?.pages ?? [];
  const names: Record<string, string> = Object.assign({}, ...pages.map((page) => page.names));
  // What happened between two questions may be answered twice.
  const all = new Map(pages.flatMap((page) => page.transitions).map((t) => [t.data.transition_id, t]));
  const byJourney = Map.groupBy(all.values(), (t) => t.data.journey.number);
  return (
    <section className={styles.line}>
      <h2>{text.company.story}</h2>
      {line.isError && <Failure error={line.error} again={line.refetch} />}
      {line.data && all.size === 0 && <p className={styles.faint}>{text.company.noStory}</p>}
      {[...byJourney].map(([number, transitions]) => (
        <section key={number} aria-label={text.company.journeyNumber(number)}>
          {byJourney.size > 1 && <h3 className={styles.journey}>{text.company.journeyNumber(number)}</h3>}
          <ol className={styles.happenings}>
            {transitions.map((transition) => (
              <Happening key={transition.data.transition_id} transition={transition} names={names} />
            ))}
          </ol>
        </section>
      ))}
      {line.hasNextPage && (
        <button
          type="button"
          className={styles.earlier}
          disabled={line.isFetchingNextPage}
          onClick={() => line.fetchNextPage()}
        >
          {line.isFetchingNextPage ? text.company.loading : text.company.earlier}
        </button>
      )}
    </section>
  );
}
