import type { CompanyAnswer } from '../../answer/company-answer.ts';
import { words } from '../show/words.ts';
import { text } from '../text.ts';
import styles from './company.module.css';
import own from './jobs.module.css';

/** The buying jobs: they run side by side, and are revisited. */
export function Jobs({ jobs }: { jobs: CompanyAnswer['jobs'] }) {
  if (jobs.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2>{text.company.jobs}</h2>
      <ul className={own.jobs}>
        {jobs.map(({ job, state, revisits }) => (
          <li key={job} data-state={state}>
            <span>{words(job)}</span>
            <span className={own.state}>
              {text.company.job[state]}
              {revisits > 0 && `, ${text.company.revisits(revisits)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
